package dev.vertxagents.agent;

import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteTable;
import dev.vertxagents.rpc.Router;
import dev.vertxagents.rpc.Types;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The agents of one container by aid, and their nodes in the tree that peers call into. On the container's context
 * only.
 */
final class AgentTable implements Router.Dwellers {
  private static final int MAX_LISTED = 20;

  private final Types types;
  private final Router agents;
  private final Map<String, AgentCell> cells = new LinkedHashMap<>();
  private long nextNumber;
  /** The table that was looked through last: agents are often spawned by the thousand. */
  private @Nullable RouteTable checked;

  /** Without agents; {@code missing} tells who asks for an aid that nobody has. */
  AgentTable(Types types, UnaryOperator<String> missing) {
    this.types = types;
    this.agents = Router.empty().missing(FailureCode.NO_SUCH_AGENT, missing).dwellers(this);
  }

  /** The node {@code agents}. */
  Router node() {
    return agents;
  }

  @Nullable AgentCell get(String aid) {
    return cells.get(aid);
  }

  /** The simple name of an agent's class, or null if no such agent lives here. */
  @Nullable String typeOf(String aid) {
    AgentCell cell = cells.get(aid);
    return cell == null || !cell.accepts() ? null : typeName(cell.agent());
  }

  /** What {@code _describe} says of its life. */
  static String stateName(AgentCell cell) {
    return cell.state().name().toLowerCase(Locale.ROOT);
  }

  static String typeName(Agent agent) {
    Class<?> type = agent instanceof BeanAgent bean ? bean.api() : agent.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }

  /** In the order of their spawning. */
  Collection<AgentCell> all() {
    return cells.values();
  }

  /** The id of a new agent: the wanted one, or the next number that is free; a number is given once. */
  String aidFor(@Nullable String wanted) {
    if (wanted == null) {
      String number = Long.toString(nextNumber++);
      while (cells.containsKey(number)) {
        number = Long.toString(nextNumber++);
      }
      return number;
    }
    if (!Names.isAid(wanted)) {
      throw new IllegalArgumentException("not an aid: aid=" + Quoted.of(wanted) + " (" + Names.GRAMMAR + ")");
    }
    if (cells.containsKey(wanted)) {
      throw new IllegalArgumentException("aid is taken: aid=" + wanted + " type="
          + cells.get(wanted).agent().getClass().getName());
    }
    return wanted;
  }

  /**
   * What of an agent may be called. Fails with {@link IllegalArgumentException} that names the method that cannot be
   * exposed.
   */
  RouteTable routesOf(Agent agent) {
    RouteTable routes = types.routes(exposedType(agent));
    if (routes == checked) {
      return routes;
    }
    for (Route route : routes.routes()) {
      Method method = routes.method(route);
      if (!(agent instanceof BeanAgent) && isLifeCycle(method)) {
        throw new IllegalArgumentException("[ExposeLifecycle] start and stop are the container's to call: method="
            + agent.getClass().getName() + "." + method.getName() + " (expose a method of another Java name, @Expose(\""
            + method.getName() + "\"))");
      }
    }
    checked = routes;
    return routes;
  }

  private static boolean isLifeCycle(Method method) {
    return method.getParameterCount() == 0 && (method.getName().equals("start") || method.getName().equals("stop"));
  }

  static Class<?> exposedType(Agent agent) {
    return agent instanceof BeanAgent bean ? bean.api() : agent.getClass();
  }

  void add(AgentCell cell) {
    cells.put(cell.aid(), cell);
  }

  /** Made when it is asked for first: most agents are idle. */
  @Override
  public @Nullable Router node(String aid) {
    AgentCell cell = cells.get(aid);
    return cell == null ? null : nodeOf(cell);
  }

  @Override
  public Iterable<Router> nodes() {
    return () -> cells.values().stream().filter(cell -> cell.node() != null || !routesOf(cell.agent()).isFlat())
        .map(this::nodeOf).iterator();
  }

  private Router nodeOf(AgentCell cell) {
    if (cell.node() == null) {
      cell.node(agents.adopt(cell.aid(), makeNode(cell)));
    }
    return cell.node();
  }

  /** An agent that exposes nothing can still call others, and be watched. */
  private Router makeNode(AgentCell cell) {
    RouteTable routes = types.routes(exposedType(cell.agent()));
    Object service = cell.agent() instanceof BeanAgent bean ? bean.bean() : cell.agent();
    return routes.isEmpty() ? Router.empty() : Router.of(types, service, exposedType(cell.agent()), cell.gate());
  }

  /** Another cell takes the place of one; calls find it from now on. */
  void replace(AgentCell old, AgentCell next) {
    cells.put(next.aid(), next);
    agents.abandon(old.node());
  }

  void remove(AgentCell cell) {
    if (cells.remove(cell.aid(), cell)) {
      agents.abandon(cell.node());
    }
  }

  /** What helps whoever asked for an agent that is not here. */
  String hint() {
    List<String> living = cells.values().stream().filter(AgentCell::accepts).map(AgentCell::aid).toList();
    String some = String.join(", ", living.subList(0, Math.min(MAX_LISTED, living.size())));
    return switch (living.size()) {
      case 0 -> "no agents live here";
      case 1 -> "1 agent lives here: " + some;
      default -> living.size() + " agents live here: " + some + (living.size() > MAX_LISTED ? ", …" : "");
    };
  }
}
