package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A node of the tree that peers may call into: the object it stands for, what of it may be called, and what lies below. Belongs to one context.
 * Internal.
 *
 * <p>A path is resolved from the root, one name at a time: first nodes that were {@link #add added}, then what the object itself holds
 * (exposed fields, a dictionary's entries), read at that moment. Its last name is a route. Only exposed names are ever looked at, so a path
 * that leads nowhere costs the same and reads the same whether or not something hides there.
 */
public final class Router {
  private final @Nullable Object service;
  private final RouteTable table;
  private final LiveEntries entries;
  private final @Nullable Gate gate;
  private FailureCode missing = FailureCode.NO_SUCH_METHOD;
  private String name = "";
  private @Nullable Router parent;
  private @Nullable Map<String, Router> children;
  private @Nullable Map<String, Live> live;
  private @Nullable Tree tree;

  /** What was made of an entry that may change: valid as long as the entry is the same object. */
  private record Live(Object value, @Nullable Router node, @Nullable Target function) {
  }

  private Router(@Nullable Object service, RouteTable table, LiveEntries entries, @Nullable Gate gate) {
    this.service = service;
    this.table = table;
    this.entries = entries;
    this.gate = gate;
  }

  /** A node that stands for nothing itself: only what is added below it is reached. */
  public static Router empty() {
    return new Router(null, RouteTable.EMPTY, LiveEntries.NONE, null);
  }

  /** The node of a {@link Service}, or of any object with exposed methods or fields. Fails with {@link IllegalArgumentException}. */
  public static Router of(Object service) {
    return of(service, null);
  }

  /** The same, with a gate for all that is called there or below; null: that of the node above. */
  public static Router of(Object service, @Nullable Gate gate) {
    if (service instanceof DictService dict) {
      return new Router(dict, RouteTable.EMPTY, dict, gate);
    }
    if (service instanceof ObjectService known) {
      return of(known.object(), known.table(), gate);
    }
    return of(service, RouteTable.of(service.getClass()), gate);
  }

  /** The node of an object that is served by a given table, such as that of one of its interfaces. */
  public static Router of(Object service, RouteTable table, @Nullable Gate gate) {
    LiveEntries entries = table.members().isEmpty() ? LiveEntries.NONE : new ObjectEntries(service, table);
    return new Router(service, table, entries, gate);
  }

  /** What callers are told when no child of a name is here; {@code NO_SUCH_METHOD} unless set. */
  public Router missing(FailureCode code) {
    missing = code;
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
    child.name = childName;
    child.parent = this;
    return this;
  }

  /** Takes a node away with all below it; returns it, or null if there was none. Calls that it has taken go on. */
  public @Nullable Router remove(String childName) {
    Router child = children == null ? null : children.remove(childName);
    if (child != null) {
      root().tree().forget();
      child.parent = null;
      child.name = "";
    }
    return child;
  }

  /** A node that was added. */
  public @Nullable Router child(String childName) {
    return children == null ? null : children.get(childName);
  }

  /** The names of the nodes that were added. */
  public Set<String> childNames() {
    return children == null ? Set.of() : Collections.unmodifiableSet(children.keySet());
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
   * @throws AgentException {@code NO_SUCH_METHOD}, {@code NO_SUCH_AGENT}, {@code BAD_ARGUMENTS}: one text for what is missing and what is
   *     not exposed
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
    for (String entry : entries.names()) {
      Live current = live(entry);
      if (found == null && current != null && current.node() != null && current.node().parent == this) {
        found = current.node().find(wanted);
      }
    }
    if (found == null && children != null) {
      for (Router child : children.values()) {
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

  FailureCode missing() {
    return missing;
  }

  boolean hasEntries() {
    return entries != LiveEntries.NONE;
  }

  /** The node that an entry is now, or null. */
  @Nullable Router entryNode(String entry) {
    Live current = live(entry);
    return current == null ? null : current.node();
  }

  /** The function that an entry is now, or null. */
  @Nullable Target entryFunction(String entry) {
    Live current = live(entry);
    return current == null ? null : current.function();
  }

  private @Nullable Live live(String entry) {
    Object value = entries.get(entry);
    Live known = live == null ? null : live.get(entry);
    if (value == null) {
      if (known != null) {
        live.remove(entry);
      }
      return null;
    }
    if (known != null && known.value() == value) {
      return known;
    }
    if (live == null) {
      live = new HashMap<>();
    } else if (live.size() >= entries.names().size()) {
      live.keySet().retainAll(entries.names());
    }
    Live made = make(entry, value);
    live.put(entry, made);
    return made;
  }

  private Live make(String entry, Object value) {
    Route function = Functions.route(entry, value);
    if (function != null) {
      return new Live(value, null, new Target(function, value, gate(), this));
    }
    Router node = above(value);
    if (node == null) {
      node = value instanceof Service ? of(value) : of(value, entries.tableOf(entry, value), null);
      node.name = entry;
      node.parent = this;
    }
    return new Live(value, node, null);
  }

  /** The node of an object on the way up: services may refer to each other in circles, but the tree must stay finite. */
  private @Nullable Router above(Object value) {
    Router node = this;
    while (node != null && node.service != value) {
      node = node.parent;
    }
    return node;
  }

  private Router root() {
    Router node = this;
    while (node.parent != null) {
      node = node.parent;
    }
    return node;
  }
}
