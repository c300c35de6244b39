package examples.dispatch;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What the coordinator's agent can be asked. */
@Expose
public interface Coordination {
  /**
   * A place has all its agents; answers when all places have. Fails unless they read the same case.
   *
   * @param grid what stands for the case: equal for equal grids
   */
  Future<Void> join(String place, int grid);

  /** Takes a bus's figures at a checkpoint; answers when all buses have told theirs. */
  Future<Advice> report(int bus, int round, Figures figures);

  /** A generator's last word: its index, power per unit and cost in $/h. */
  Future<Void> produced(int generator, double power, double cost);

  /** Ends it all: an agent cannot go on. */
  Future<Void> abandon(String reason);

  /** How far it is. */
  Future<Progress> progress();

  /** Answers when the rounds are over. Fails if an agent could not go on. */
  Future<Outcome> outcome();
}
