package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;

/** Reads the rows of one container's page. */
final class RowReader {
  private static final int LONGEST_ERROR = 200;

  private final String container;
  private final Paths.Legend legend;
  private final Places places;
  private final long epochMicros;

  /** {@code epochMicros}: when monotonic time was 0. */
  RowReader(String container, Paths.Legend legend, Places places, long epochMicros) {
    this.container = container;
    this.legend = legend;
    this.places = places;
    this.epochMicros = epochMicros;
  }

  CallRow read(Rows rows, int row, double weight) {
    int kind = rows.kind[row];
    Side side = Rows.side(kind);
    String path = legend.paths()[rows.path[row]];
    String place = legend.names()[rows.place[row]];
    return new CallRow(rows.id[row], rows.cause[row], rows.root[row], from(rows, row), to(rows, row), path,
        legend.method(rows.path[row]), Places.road(Rows.road(kind), side, place), epochMicros + rows.start[row] / 1_000,
        rows.virtual[row], rows.nanos[row], Rows.code(kind), Rows.executed(kind), side, weight,
        line(rows.error[row]));
  }

  /** Whose call it is. */
  String from(Rows rows, int row) {
    return Rows.side(rows.kind[row]) == Side.CALLER || rows.by[row] != Names.OTHER
        ? container(rows, row) + '/' + legend.aid(rows.by[row]) : legend.names()[rows.place[row]];
  }

  /** The container of a call that arrived here from another one is where it came from. */
  private String container(Rows rows, int row) {
    if (Rows.side(rows.kind[row]) == Side.CALLER) {
      return container;
    }
    String from = legend.names()[rows.place[row]];
    String own = places.container(from);
    return own == null ? from : own;
  }

  /** Whom it calls. */
  String to(Rows rows, int row) {
    String aid = legend.aid(rows.path[row]);
    return Rows.side(rows.kind[row]) == Side.CALLEE ? container + '/' + aid
        : places.agent(legend.names()[rows.place[row]], aid);
  }

  static @Nullable String line(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    return first.length() > LONGEST_ERROR ? first.substring(0, LONGEST_ERROR) + '…' : first;
  }
}
