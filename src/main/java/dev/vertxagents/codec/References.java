package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/**
 * What a connection knows about values that stand for something which lives at one of its ends: services and
 * agents, and the proxies of them. The codec writes a service's path under the last type id; the layer above says
 * which path and makes proxies of paths that arrive.
 */
public interface References {
  /** No service here: nothing can be passed by reference. */
  References NONE = new References() {
    @Override
    public boolean write(Object value, ValueWriter out) {
      return false;
    }

    @Override
    public Object proxy(String path) {
      throw new CodecException("this connection takes no references: path-length=" + path.length());
    }

    @Override
    public Object proxyAt(String address) {
      throw new CodecException("this connection takes no references: address-length=" + address.length());
    }
  };

  /**
   * Writes a service as its path ({@link TypeRegistry#writeReference}), a proxy as its address (a string).
   *
   * @return false, having written nothing, if the value is neither
   * @throws CodecException if it is one but may not be sent here, such as a service of another container
   */
  boolean write(Object value, ValueWriter out);

  /**
   * A proxy, over this connection, of the peer's service at a path. Fails with {@link CodecException} for a bad
   * path.
   */
  Object proxy(String path);

  /** A proxy of whatever lives at an address that the peer named; checked against the allowed targets. */
  @Nullable Object proxyAt(String address);
}
