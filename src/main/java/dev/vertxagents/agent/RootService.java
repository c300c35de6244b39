package dev.vertxagents.agent;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.Invocation;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteParameter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What peers may ask a container itself. */
final class RootService {
  static final int AGENTS_PER_PAGE = 1_000;

  private final OpenContainer container;
  private @Nullable Invocation current;

  RootService(OpenContainer container) {
    this.container = container;
  }

  /** Calls a method of this service. */
  void run(Invocation call) {
    Invocation outer = current;
    current = call;
    try {
      call.run();
    } finally {
      current = outer;
    }
  }

  /** The simple name of the agent's class, or null if no such agent lives here; peers ask this when they connect. */
  @Expose("validate_aid")
  public @Nullable String validateAid(String aid) {
    return container.agents().typeOf(aid);
  }

  /** The container and a page of its agents; or one agent with its methods, null if it is not here. */
  @Expose("_describe")
  public @Nullable Map<String, Object> describe(@Arg(orElse = "null") @Nullable String aid,
      @Arg(orElse = "0") int offset) {
    if (aid != null) {
      AgentCell cell = container.agents().get(aid);
      return cell == null ? null : describe(cell);
    }
    List<Map<String, Object>> page = container.agents().all().stream().skip(Math.max(0, offset)).limit(AGENTS_PER_PAGE)
        .map(RootService::summary).toList();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", container.name());
    described.put("count", container.agents().all().size());
    described.put("agents", page);
    return described;
  }

  /** Answers when an agent is gone for good, or at once if it is not here. */
  @Expose("_monitor")
  public Future<Departure> monitor(String aid) {
    Promise<Departure> gone = Promise.promise();
    container.monitors().add(aid, gone);
    if (!gone.future().isComplete()) {
      current.stand(() -> container.monitors().remove(aid, gone));
    }
    return gone.future();
  }

  /** What of a peer's proposals both sides may use from now on; peers ask this right after connecting, if at all. */
  @Expose("_extensions")
  public List<String> extensions(List<String> proposed) {
    return current.agree(proposed);
  }

  /** Who has a name, as far as the directory here knows; null if nobody else can reach. */
  @Expose("_find")
  public Future<DirectoryEntry> find(String name) {
    return container.directory().answer(name);
  }

  /** A page of the names that others can reach, in their order, those after {@code after}. */
  @Expose("_query")
  public Future<List<DirectoryEntry>> query(@Arg(orElse = "\"\"") String after) {
    return container.directory().answerAfter(after);
  }

  private static Map<String, Object> summary(AgentCell cell) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("aid", cell.aid());
    summary.put("type", AgentTable.typeName(cell.agent()));
    summary.put("state", AgentTable.stateName(cell));
    return summary;
  }

  private Map<String, Object> describe(AgentCell cell) {
    Map<String, Object> described = summary(cell);
    described.put("methods", container.agents().routesOf(cell.agent()).routes().stream().map(RootService::describe)
        .toList());
    return described;
  }

  private static Map<String, Object> describe(Route route) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (RouteParameter parameter : route.parameters()) {
      parameters.add(describe(parameter));
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", route.name());
    if (route.doc() != null) {
      described.put("doc", route.doc());
    }
    described.put("parameters", parameters);
    described.put("result", typeName(route.resultType()));
    return described;
  }

  private static Map<String, Object> describe(RouteParameter parameter) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", parameter.name());
    described.put("type", typeName(parameter.type()));
    described.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    if (parameter.orElse() != null) {
      described.put("default", parameter.orElse().json());
    }
    return described;
  }

  /** As Java source would say it, packages left out. */
  private static String typeName(Type type) {
    return type.getTypeName().replaceAll("(?:[\\w]+[.$])+(?=\\w)", "");
  }
}
