package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.AsyncMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster's map of names. A value is replaced or removed only if it still is the very one that was read, and one
 * that is no entry of ours is counted and otherwise as if it were not there. On the context of {@link ClusterNodes}.
 */
final class SharedNames {
  /** The cluster may be busy with the loss of a member: nobody waits longer for it than this. */
  static final long PATIENCE_MILLIS = 2_000;
  private static final Logger LOG = LoggerFactory.getLogger(ClusterDirectory.class);

  private static final long ALL_MILLIS = 20_000;

  private final Vertx vertx;
  private final AsyncMap<String, Object> map;
  private final EntryCodec codec = new EntryCodec();
  private final AtomicLong unreadable = new AtomicLong();

  /**
   * A value of the map.
   *
   * @param value as it was read, for compare-and-set
   * @param entry what it says; null if it is none of ours
   */
  record Found(Object value, @Nullable DirectoryEntry entry) {
  }

  SharedNames(Vertx vertx, AsyncMap<String, Object> map) {
    this.vertx = vertx;
    this.map = map;
  }

  /** How many values were none of ours. */
  long unreadable() {
    return unreadable.get();
  }

  byte[] encode(DirectoryEntry entry) {
    return codec.write(entry);
  }

  /** Puts a value where none is. The one that is, or null. */
  Future<Found> putIfAbsent(String name, byte[] value) {
    return map.putIfAbsent(name, value).map(before -> before == null ? null : found(codec, name, before));
  }

  Future<Boolean> replace(String name, Object before, byte[] value) {
    return map.replaceIfPresent(name, before, value);
  }

  Future<Boolean> remove(String name, Object value) {
    return map.removeIfPresent(name, value);
  }

  /** Who has a name, or null. Fails with {@code NOT_CONNECTED} if the map does not answer in time. */
  Future<Found> get(String name) {
    return inTime(name, map.get(name)).map(value -> value == null ? null : found(codec, name, value));
  }

  static <T> Future<T> inTime(String name, Future<T> answer) {
    return answer.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).recover(failure -> failure instanceof TimeoutException
        ? Future.failedFuture(new AgentException(FailureCode.NOT_CONNECTED, Executed.NO,
            "directory does not answer: name=" + name + " waited=" + PATIENCE_MILLIS + " ms"))
        : Future.failedFuture(failure));
  }

  private Found found(EntryCodec reader, String name, Object value) {
    DirectoryEntry entry = reader.read(value);
    if (entry == null || !entry.name().equals(name)) {
      if (unreadable.getAndIncrement() == 0) {
        LOG.warn("value in the map of names is none of ours: key length={} type={} (further ones are only counted)",
            name.length(), value.getClass().getName());
      }
      return new Found(value, null);
    }
    return new Found(value, entry);
  }

  /** All that can be read. If one value spoils the whole, they are read one by one. */
  Future<Map<String, Found>> all() {
    return map.entries().recover(spoilt -> oneByOne())
        .compose(values -> vertx.executeBlocking(() -> found(values))) // there may be a hundred thousand
        .timeout(ALL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Map<String, Found> found(Map<String, Object> values) {
    EntryCodec reader = new EntryCodec();
    Map<String, Found> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, found(reader, name, value)));
    return all;
  }

  private Future<Map<String, Object>> oneByOne() {
    return map.keys().compose(names -> {
      Map<String, Object> values = new HashMap<>();
      List<Future<Object>> reads = new ArrayList<>();
      for (String name : names) {
        reads.add(map.get(name).onSuccess(value -> {
          if (value != null) {
            values.put(name, value);
          }
        }).onFailure(failure -> unreadable.incrementAndGet()));
      }
      return Future.join(reads).otherwiseEmpty().map(read -> values);
    });
  }
}
