package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;

/** How a call's arguments are passed: which by position, which by keyword, each as what type. */
interface Signature {
  /** Writes {@code args} as two values: the array of positional arguments and the map of keywords. */
  void write(ValueWriter out, Object[] args);

  /** Whether {@code args} are passed by position as they are: nothing by keyword, nothing spread. */
  boolean positional();

  /** The same with its own values, if it has any, as they are now. */
  default Signature snapshot(Snapshot now) {
    return this;
  }

  /** As what type an argument is passed, if all are passed by position. */
  TypeAdapter<Object> adapter(int index);
}
