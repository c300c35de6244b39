package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * Who called whom in one tick on one node, the busiest first. There are tens of thousands of them where there are
 * thousands of agents, and most are not looked at: each is written out, and all are put in order, when they are asked
 * for. Immutable.
 */
final class EdgeList extends AbstractList<EdgeTotals> {
  private final String node;
  private final List<Part> parts;
  private final int size;
  /** Calls in the upper half, the position in the lower; made by whoever is the first to need it. */
  private volatile long @Nullable [] order;

  /**
   * Those of one container.
   *
   * @param in what calls stand for that came there
   * @param out what calls stand for that were made there
   */
  record Part(String container, Edges.Counted counted, Paths.Legend legend, Places places, Weight in, Weight out) {
    long calls(int index) {
      Weight weight = Edges.isIn(counted.key(index)) ? in : out;
      return Math.round(weight.all(counted.calls(index), counted.fails(index)));
    }

    EdgeTotals edge(String node, int index) {
      long key = counted.key(index);
      int path = Edges.path(key);
      String callee = legend.aid(path);
      String place = legend.names()[Edges.place(key)];
      String own = node + '/' + container + '/';
      return new EdgeTotals(Edges.isIn(key) ? place : own + legend.names()[Edges.aid(key)],
          Edges.isIn(key) ? own + callee : far(node, place, callee), legend.method(path), calls(index),
          counted.fails(index), Math.round(counted.nanos(index) * (double) calls(index) / counted.calls(index)));
    }

    private String far(String node, String place, String callee) {
      String near = places.container(place);
      return near == null ? places.agent(place, callee) : node + '/' + near + '/' + callee;
    }
  }

  EdgeList(String node, List<Part> parts) {
    this.node = node;
    this.parts = List.copyOf(parts);
    this.size = parts.stream().mapToInt(part -> part.counted().size()).sum();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public EdgeTotals get(int rank) {
    long[] ordered = order;
    if (ordered == null) {
      ordered = ordered();
      order = ordered;
    }
    int position = (int) ordered[size - 1 - rank];
    for (Part part : parts) {
      if (position < part.counted().size()) {
        return part.edge(node, position);
      }
      position -= part.counted().size();
    }
    throw new IndexOutOfBoundsException(rank);
  }

  /** The least busy first. */
  private long[] ordered() {
    long[] all = new long[size];
    int position = 0;
    for (Part part : parts) {
      for (int i = 0; i < part.counted().size(); i++) {
        all[position] = part.calls(i) << 32 | position;
        position++;
      }
    }
    Arrays.sort(all);
    return all;
  }
}
