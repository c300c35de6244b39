package dev.vertxagents.agent;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A store that asks other containers for what it does not know, without any cluster. Their answers are kept for
 * five to ten seconds, or until a call fails there; that nobody knows a name, for a second. While somebody watches,
 * they are asked every five seconds. State on the container's context, {@link #known} and {@link #changes} from
 * anywhere.
 */
final class Seeds implements DirectoryStore {
  private static final long ROUND_MILLIS = 5_000;
  private static final int MAX_SEEDS = 64;
  private static final int MAX_NAMES = 100_000;
  /** Rounds without answer after which a seed's agents are lost. */
  private static final int SILENT_ROUNDS = 2;
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long MISSING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final OpenContainer owner;
  private final DirectoryStore inner;
  private final List<Seed> seeds;
  private final Set<String> hosts;
  private final Roster heard = new Roster();
  /** Until when an answer is believed, by name, on the ticker's nanoseconds. */
  private final Map<String, Long> until = new HashMap<>();
  private final Ticker ticker;
  private final Ticker.Deadline round = new Ticker.Deadline() {
    @Override
    protected void expired() {
      round();
    }
  };
  private boolean closed;

  Seeds(OpenContainer owner, DirectoryStore inner) {
    List<String> places = owner.options().getSeeds();
    Checks.inRange("seeds", places.size(), 0, MAX_SEEDS);
    this.owner = owner;
    this.inner = inner;
    this.seeds = places.stream().map(place -> Seed.of(owner, place)).toList();
    this.hosts = seeds.stream().map(Seed::host).collect(Collectors.toSet());
    this.ticker = Ticker.of(owner.home().context());
  }

  /** Whether somebody has it is asked first; two who claim at the same moment may both succeed. */
  @Override
  public Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken) {
    until.remove(entry.name());
    return ask(entry.name()).otherwiseEmpty().compose(somebody -> {
      until.remove(entry.name());
      return somebody == null ? inner.claim(entry, taken) : Future.failedFuture(DirectoryStore.taken(somebody));
    });
  }

  @Override
  public Future<Void> release(DirectoryEntry entry) {
    return inner.release(entry);
  }

  @Override
  public @Nullable DirectoryEntry known(String name) {
    DirectoryEntry near = inner.known(name);
    return near != null ? near : heard.get(name);
  }

  @Override
  public Future<DirectoryEntry> find(String name) {
    return inner.find(name).compose(near -> near != null ? Future.succeededFuture(near)
        : owner.home().call(() -> askUnlessKnown(name)));
  }

  private Future<DirectoryEntry> askUnlessKnown(String name) {
    Long end = until.get(name);
    if (end != null && end - ticker.nanos() > 0) {
      return Future.succeededFuture(heard.get(name));
    }
    return ask(name).onSuccess(found -> keep(name, found));
  }

  private void keep(String name, @Nullable DirectoryEntry found) {
    DirectoryEntry before = heard.get(name);
    if (until.size() < MAX_NAMES && !closed) {
      until.put(name, ticker.nanos() + (found == null ? MISSING_NANOS : KEPT_NANOS));
      if (found != null) {
        heard.put(found);
      }
      again();
    }
    if (found == null && before != null) {
      heard.remove(before, Kind.REMOVED);
    }
  }

  /** All of them; the oldest claim counts. Fails with {@code NOT_CONNECTED} if nobody answers. */
  private Future<DirectoryEntry> ask(String name) {
    List<Future<DirectoryEntry>> asked = seeds.stream().map(seed -> seed.find(name)).toList();
    return Future.join(asked).transform(all -> {
      if (asked.stream().allMatch(Future::failed)) {
        return Future.failedFuture(new AgentException(FailureCode.NOT_CONNECTED, Executed.NO,
            "no seed answers: name=" + name + " seeds=" + owner.options().getSeeds()));
      }
      return Future.succeededFuture(asked.stream().filter(Future::succeeded).map(Future::result)
          .filter(Objects::nonNull).reduce((one, other) -> one.beats(other) ? one : other).orElse(null));
    });
  }

  @Override
  public Future<List<DirectoryEntry>> all() {
    return owner.home().call(this::allHere);
  }

  private Future<List<DirectoryEntry>> allHere() {
    List<Future<Map<String, DirectoryEntry>>> asked = seeds.stream().map(Seed::all).toList();
    return Future.join(asked).transform(answered -> inner.all().map(near -> {
      List<DirectoryEntry> all = new ArrayList<>(near);
      asked.stream().filter(Future::succeeded).forEach(answer -> all.addAll(answer.result().values()));
      return oldest(all);
    }));
  }

  private static List<DirectoryEntry> oldest(List<DirectoryEntry> all) {
    Map<String, DirectoryEntry> byName = new HashMap<>();
    all.forEach(entry -> byName.merge(entry.name(), entry, (one, other) -> one.beats(other) ? one : other));
    return byName.values().stream().sorted(Comparator.comparing(DirectoryEntry::name)).toList();
  }

  @Override
  public int changes() {
    return inner.changes() + heard.changes();
  }

  @Override
  public void suspect(DirectoryEntry entry) {
    inner.suspect(entry);
    owner.home().run(() -> {
      if (entry.equals(heard.get(entry.name()))) {
        until.remove(entry.name());
        heard.touch();
      }
    });
  }

  @Override
  public Runnable watch(Handler<DirectoryChange> handler) {
    Runnable near = inner.watch(handler);
    Runnable far = heard.watch(handler);
    round();
    return () -> {
      near.run();
      far.run();
    };
  }

  private void again() {
    if (!closed && !round.armed()) {
      ticker.arm(round, ROUND_MILLIS);
    }
  }

  /** What is too old goes; while somebody watches, all are asked. */
  private void round() {
    long now = ticker.nanos();
    boolean watched = heard.watched();
    until.entrySet().removeIf(entry -> entry.getValue() - now <= 0);
    if (watched) {
      seeds.forEach(seed -> seed.all().onComplete(outcome -> {
        if (outcome.succeeded()) {
          told(seed, outcome.result());
        } else if (seed.silent() == SILENT_ROUNDS) {
          told(seed, Map.of(), Kind.LOST);
        }
      }));
    } else {
      heard.all().stream().filter(entry -> !until.containsKey(entry.name()))
          .forEach(entry -> heard.remove(entry, Kind.REMOVED));
    }
    if (watched || !until.isEmpty()) {
      again();
    }
  }

  private void told(Seed seed, Map<String, DirectoryEntry> all) {
    all.values().removeIf(entry -> inner.known(entry.name()) != null);
    told(seed, all, Kind.REMOVED);
    seed.tells(all);
  }

  private void told(Seed seed, Map<String, DirectoryEntry> all, Kind ofTheOthers) {
    seed.told().values().stream().filter(entry -> !all.containsKey(entry.name()))
        .forEach(entry -> heard.remove(entry, ofTheOthers));
    all.values().stream().filter(entry -> heard.size() < MAX_NAMES).forEach(this::hear);
  }

  private void hear(DirectoryEntry entry) {
    DirectoryEntry known = heard.get(entry.name());
    if (known == null || known.container().equals(entry.container()) || entry.beats(known)) {
      heard.put(entry);
    }
  }

  @Override
  public boolean isMember(String host) {
    return hosts.contains(host) || inner.isMember(host);
  }

  void close() {
    closed = true;
    round.disarm();
  }
}
