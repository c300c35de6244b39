package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.List;

/** Notes who called, in which order. */
@Expose
interface Journal {
  /** Answers with the number; {@code slow}: in a later turn; {@code nested}: after it has called itself. */
  Future<Integer> note(String caller, int number, boolean slow, boolean nested);

  Future<Integer> noteAll(String caller, List<Integer> numbers);
}
