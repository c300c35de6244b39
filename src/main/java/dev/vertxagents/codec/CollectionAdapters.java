package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Which collections can be declared, and what is made for them: always one that the receiver may change. */
final class CollectionAdapters {
  private static final Map<Class<?>, IntFunction<Collection<Object>>> EMPTY = new HashMap<>();

  static {
    put(ArrayList::new, Iterable.class, Collection.class, List.class, ArrayList.class);
    put(size -> new LinkedList<>(), LinkedList.class);
    put(size -> new ArrayDeque<>(), Queue.class, Deque.class, ArrayDeque.class);
    put(size -> new LinkedHashSet<>(), Set.class, LinkedHashSet.class);
    put(size -> new HashSet<>(), HashSet.class);
    put(size -> new TreeSet<>(), SortedSet.class, NavigableSet.class, TreeSet.class);
  }

  private CollectionAdapters() {
  }

  private static void put(IntFunction<Collection<Object>> empty, Class<?>... types) {
    for (Class<?> type : types) {
      EMPTY.put(type, empty);
    }
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    Class<?> raw = ResolvedTypes.raw(type);
    IntFunction<Collection<Object>> empty = EMPTY.get(raw);
    if (empty == null) {
      return null;
    }
    TypeAdapter<Object> element = build.argument(type, 0);
    boolean sorts = SortedSet.class.isAssignableFrom(raw);
    if (sorts && !Comparable.class.isAssignableFrom(ResolvedTypes.raw(ResolvedTypes.argument(type, 0)))) {
      throw build.refuse(type, "its elements have no natural order");
    }
    return new CollectionAdapter(element, empty, Set.class.isAssignableFrom(raw) && !sorts);
  }
}
