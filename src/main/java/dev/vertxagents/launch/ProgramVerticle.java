package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;

/** Gives a program a context of its own. Starting it does not wait for its outcome. */
final class ProgramVerticle extends VerticleBase {
  private final Program program;
  private final Program.Setting setting;
  private final Promise<Integer> outcome;

  ProgramVerticle(Program program, Program.Setting setting, Promise<Integer> outcome) {
    this.program = program;
    this.setting = setting;
    this.outcome = outcome;
  }

  @Override
  public Future<?> start() {
    // after the deployment, so that a program that completes at once finds it complete
    context.runOnContext(ready -> run().onComplete(outcome));
    return Future.succeededFuture();
  }

  private Future<Integer> run() {
    try {
      return program.run(setting);
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }
}
