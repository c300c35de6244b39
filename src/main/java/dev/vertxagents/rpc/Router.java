package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A node of the tree that peers may call into: the object it stands for, what of it may be called, and what lies
 * below. Belongs to one context. Internal.
 *
 * <p>A path is resolved from the root, one name at a time: first nodes that were {@link #add added}, then what the
 * object itself holds (exposed fields, a dictionary's entries), read at that moment. Its last name is a route. Only
 * exposed names are ever looked at, so a path that leads nowhere costs the same and reads the same whether or not
 * something hides there.
 */
public final class Router {
  private final @Nullable Object service;
  private final RouteTable table;
  private final @Nullable LiveNodes live;
  private final @Nullable Gate gate;
  private FailureCode missing = FailureCode.NO_SUCH_METHOD;
  private @Nullable UnaryOperator<String> missingText;
  private @Nullable Router also;
  private String name = "";
  private @Nullable Router parent;
  private @Nullable Map<String, Router> children;
  private @Nullable Dwellers dwellers;
  private @Nullable Tree tree;
  private @Nullable PathCounts counts;
  private boolean strays;

  private Router(@Nullable Object service, Types types, RouteTable table, LiveEntries entries, @Nullable Gate gate) {
    this.service = service;
    this.table = table;
    this.live = entries == LiveEntries.NONE ? null : new LiveNodes(this, types, entries);
    this.gate = gate;
  }

  /** A node that stands for nothing itself: only what is added below it is reached. */
  public static Router empty() {
    return new Router(null, Types.DEFAULT, RouteTable.EMPTY, LiveEntries.NONE, null);
  }

  /**
   * The node of a {@link Service}, or of any object with exposed methods or fields.
   *
   * @param gate decides about all that is called there or below; null: that of the node above
   * @throws IllegalArgumentException if it exposes nothing, or something that cannot be; names it
   */
  public static Router of(Types types, Object service, @Nullable Gate gate) {
    if (service instanceof DictService dict) {
      Router node = new Router(dict, types, RouteTable.EMPTY, dict, gate);
      node.live.check();
      return node;
    }
    if (service instanceof ObjectService known) {
      return of(types, known.object(), known.type(), gate);
    }
    return of(types, service, service.getClass(), gate);
  }

  /** The node of an object of which only what a type exposes is served, such as one of its interfaces. */
  public static Router of(Types types, Object service, Class<?> type, @Nullable Gate gate) {
    RouteTable table = types.routes(type);
    if (table.isEmpty()) {
      throw new IllegalArgumentException("nothing is exposed: type=" + type.getName()
          + " (put @Expose on methods, fields or an interface that it implements)");
    }
    LiveEntries entries = table.members().isEmpty() ? LiveEntries.NONE : new ObjectEntries(service, table);
    return new Router(service, types, table, entries, gate);
  }

  /**
   * What callers are told when no child of a name is here, by its name; {@code NO_SUCH_METHOD} and the usual words
   * unless set.
   */
  public Router missing(FailureCode code, UnaryOperator<String> text) {
    missing = code;
    missingText = text;
    return this;
  }

  /** Lets names that are not here be looked for below another node: what old peers leave out of their paths. */
  public Router also(Router other) {
    also = other;
    return this;
  }

  /**
   * Puts a node below this one.
   *
   * @throws IllegalArgumentException if the name is empty, has a slash or is taken, or the node has its place already
   */
  public Router add(String childName, Router child) {
    if (childName.isEmpty() || childName.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not a name: name=" + childName + " (one or more characters, no slash)");
    }
    if (child.parent != null) {
      throw new IllegalArgumentException("service has its place already: path=" + child.path());
    }
    if (children == null) {
      children = new HashMap<>();
    }
    if (children.putIfAbsent(childName, child) != null) {
      throw new IllegalArgumentException("name is taken: name=" + childName + " below=\"" + path() + '"');
    }
    child.place(childName, this);
    return this;
  }

  /** Takes a node away with all below it; returns it, or null if there was none. Calls that it has taken go on. */
  public @Nullable Router remove(String childName) {
    Router child = children == null ? null : children.remove(childName);
    abandon(child);
    return child;
  }

  /** Children that somebody else keeps, and makes nodes of when they are asked for. */
  public interface Dwellers {
    /** The node of a name, below the one that asks; null if nobody has it. */
    @Nullable Router node(String name);

    /** The nodes that have been made, and those that have services below them. */
    Iterable<Router> nodes();
  }

  /** Lets others keep the nodes below this one; beside those that are added. */
  public Router dwellers(Dwellers keeper) {
    dwellers = keeper;
    return this;
  }

  /** A node that a keeper has made gets its place below this one. */
  public Router adopt(String childName, Router child) {
    child.place(childName, this);
    return child;
  }

  /** A node that a keeper had made, or might have made, is there no more. */
  public void abandon(@Nullable Router child) {
    if (child != null) {
      root().tree().forget();
      child.parent = null;
      child.name = "";
    }
  }

  /** A node that was added, or is kept by others. */
  public @Nullable Router child(String childName) {
    Router child = children == null ? null : children.get(childName);
    if (child == null && dwellers != null) {
      child = dwellers.node(childName);
    }
    return child == null && also != null ? also.child(childName) : child;
  }

  public String name() {
    return name;
  }

  public @Nullable Router parent() {
    return parent;
  }

  /** The object it stands for, or null. */
  public @Nullable Object service() {
    return service;
  }

  public RouteTable routes() {
    return table;
  }

  /** The names that lead here from the root, joined by {@code /}. */
  public String path() {
    if (parent == null) {
      return name;
    }
    String above = parent.path();
    return above.isEmpty() ? name : above + '/' + name;
  }

  /** Where calls are counted to what is here, if that has no place of its own. Of one endpoint only, as the node is. */
  CallCounts counts(RpcEndpoint endpoint) {
    if (counts == null) {
      counts = new PathCounts(endpoint, path());
    }
    if (strays) {
      counts.strays();
    }
    return counts;
  }

  /** What is here makes calls out of something else than its methods and the answers to its calls. */
  void stray() {
    strays = true;
  }

  boolean strays() {
    return strays;
  }

  /** Its own gate, or the nearest above. */
  public Gate gate() {
    Router node = this;
    while (node.gate == null && node.parent != null) {
      node = node.parent;
    }
    return node.gate == null ? Gate.OPEN : node.gate;
  }

  /**
   * Finds what a path leads to. On the root only.
   *
   * @throws AgentException {@code NO_SUCH_METHOD}, {@code NO_SUCH_AGENT}, {@code BAD_ARGUMENTS}: one text for what is
   *     missing and what is not exposed
   */
  public Target resolve(String path) {
    Target known = tree().known(path);
    return known != null ? known : new Resolution(this, path).target();
  }

  /** The path of a service in this tree, or null if it has no place here. On the root only. */
  public @Nullable String pathOf(Object value) {
    Object wanted = value instanceof ObjectService known ? known.object() : value;
    Router node = find(wanted);
    return node == null ? null : node.path();
  }

  private @Nullable Router find(Object wanted) {
    if (service == wanted) {
      return this;
    }
    Router found = null;
    for (String entry : live == null ? Set.<String>of() : live.names()) {
      Router current = found == null ? live.node(entry) : null;
      if (current != null && current.parent == this) {
        found = current.find(wanted);
      }
    }
    if (found == null && children != null) {
      for (Router child : children.values()) {
        found = found == null ? child.find(wanted) : found;
      }
    }
    if (found == null && dwellers != null) {
      for (Router child : dwellers.nodes()) {
        found = found == null ? child.find(wanted) : found;
      }
    }
    return found;
  }

  Tree tree() {
    if (tree == null) {
      tree = new Tree();
    }
    return tree;
  }

  /** The failure of who asks for a name that is not here. */
  AgentException missing(String childName) {
    String text = missingText == null ? Resolution.notFound(childName, path()) : missingText.apply(childName);
    return new AgentException(missing, Executed.NO, text);
  }

  /** What the object itself holds, or null if it holds nothing. */
  @Nullable LiveNodes live() {
    return live;
  }

  /** Takes its place below another node. */
  void place(String newName, Router newParent) {
    name = newName;
    parent = newParent;
  }

  private Router root() {
    Router node = this;
    while (node.parent != null) {
      node = node.parent;
    }
    return node;
  }
}
