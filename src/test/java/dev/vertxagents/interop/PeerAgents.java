package dev.vertxagents.interop;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RemoteProxy;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The twins of the agents in {@code peer_agents.py}, under the same numbers, with the same manners. */
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
final class PeerAgents {
  /** In the order of their numbers, which is that of the Python list. */
  static final List<Supplier<Agent>> ALL =
      List.of(Echo::new, Calc::new, Failing::new, Slow::new, Caller::new, Dates::new);

  private PeerAgents() {
  }

  /** What lives on the calling side and is called back. */
  @Expose
  interface Ping {
    Future<Long> ping(long n);
  }

  static final class Pinger extends Agent implements Ping {
    /** Read by tests after the call that changed it has been answered. */
    volatile int seen;

    @Override
    public Future<Long> ping(long n) {
      seen++;
      return Future.succeededFuture(n + 100);
    }
  }

  static final class Echo extends Agent {
    @Expose
    public Object echo(Object value) {
      return value;
    }

    @Expose("echo_args")
    public List<Object> echoArgs(@Arg(keyword = true) Map<String, Object> kwargs, Object... args) {
      return List.of(Arrays.asList(args), kwargs);
    }

    /** What Python would call the value's type. */
    @Expose
    public String kind(Object value) {
      if (value instanceof RemoteProxy) {
        return "Proxy";
      }
      return value instanceof List ? "list" : value.getClass().getSimpleName();
    }
  }

  static final class Calc extends Agent {
    @Expose
    public final Ops ops = new Ops();

    @Expose
    public long add(long a, @Arg(orElse = "10") long b) {
      return a + b;
    }
  }

  static final class Ops {
    @Expose
    public final Inner inner = new Inner();

    @Expose
    public long mul(long a, long b) {
      return a * b;
    }
  }

  static final class Inner {
    @Expose
    public Future<Long> neg(long a) {
      return Future.succeededFuture(-a);
    }
  }

  /** Something that no codec knows. */
  static final class Unserializable {
    @Override
    public String toString() {
      return "<Unserializable>";
    }
  }

  static final class Failing extends Agent {
    @Expose
    public Object fail(String text) {
      throw new IllegalArgumentException(text);
    }

    @Expose("bad_result")
    public Object badResult() {
      return new Unserializable();
    }

    @Expose("boom_late")
    public Future<Object> boomLate(String text) {
      return clock().sleep(Duration.ofMillis(10)).compose(slept -> Future.failedFuture(new RuntimeException(text)));
    }

    public String hidden() {
      return "secret";
    }
  }

  static final class Slow extends Agent {
    @Expose("wait")
    public Future<Object> waitFor(double dt, @Arg(orElse = "null") Object value) {
      return clock().sleep(Duration.ofNanos(Math.round(dt * 1e9))).map(value);
    }
  }

  static final class Caller extends Agent {
    private AgentProxy kept;

    @Expose("call_back")
    public Future<Long> callBack(Ping proxy, long n) {
      return n == 0 ? Future.succeededFuture(0L)
          : callBack(proxy, n - 1).compose(sum -> proxy.ping(n - 1).map(answer -> sum + answer));
    }

    @Expose("call_back_url")
    public Future<Object> callBackUrl(String url, long n) {
      return container().connect(url).compose(proxy -> proxy.call("ping", n));
    }

    @Expose
    public Object me() {
      return this;
    }

    @Expose
    public void keep(AgentProxy proxy) {
      kept = proxy;
    }

    @Expose("call_kept")
    public Future<Object> callKept(long n) {
      return kept.call("ping", n);
    }
  }

  static final class Dates extends Agent {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    @Expose("next_day")
    public OffsetDateTime nextDay(OffsetDateTime date) {
      return date.plusDays(1);
    }

    @Expose("utc_iso")
    public String utcIso(OffsetDateTime date) {
      return ISO.format(date.withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Expose("swap_point")
    public Point swapPoint(Point p) {
      return new Point(p.y(), p.x());
    }
  }
}
