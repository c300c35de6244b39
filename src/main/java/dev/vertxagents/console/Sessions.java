package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that pages got when they connected: one that comes back with its name is still the same page. */
final class Sessions {
  private static final int MAX_REMEMBERED = 1_000;
  private static final int BYTES = 12;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, StreamSocket> sockets = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, StreamSocket> eldest) {
      return size() > MAX_REMEMBERED;
    }
  };

  /** The name that it had, if this server gave it, or a new one. */
  String open(@Nullable String resumed, StreamSocket socket) {
    String sid = resumed != null && sockets.containsKey(resumed) ? resumed : make();
    StreamSocket before = sockets.remove(sid);
    sockets.put(sid, socket);
    if (before != null) {
      before.bye(4409, "another page has taken this one's place");
    }
    return sid;
  }

  void closed(String sid, StreamSocket socket) {
    sockets.replace(sid, socket, null);
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('_', '-');
  }
}
