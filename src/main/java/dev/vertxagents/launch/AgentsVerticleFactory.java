package dev.vertxagents.launch;

import dev.vertxagents.launch.Descriptor.ProgramIo;
import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.VerticleFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Lets descriptors be deployed by name wherever Vert.x takes one: {@code agents:plant} is {@code conf/plant.json} in
 * the working directory, otherwise on the class path. The deployment's config changes the descriptor, as {@link
 * Descriptor#merge} says; one instance only.
 */
public final class AgentsVerticleFactory implements VerticleFactory {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_~-]+(\\.[A-Za-z0-9_~-]+)*(/[A-Za-z0-9_~-]+(\\.[A-Za-z0-9_~-]+)*)*");

  private Vertx vertx;

  @Override
  public void init(Vertx owner) {
    vertx = owner;
  }

  /** {@code agents}. */
  @Override
  public String prefix() {
    return "agents";
  }

  @Override
  public void createVerticle2(String verticleName, ClassLoader loader,
      Promise<Callable<? extends Deployable>> promise) {
    String name = VerticleFactory.removePrefix(verticleName);
    if (!NAME.matcher(name).matches()) {
      promise.fail(new DescriptorException("not a descriptor's name: verticle=" + verticleName
          + " (agents:plant means conf/plant.json; no file ending, no leading or trailing dots)"));
      return;
    }
    ProgramIo io = new ProgramIo(List.of(), Duration.ZERO, System.out, false, false);
    vertx.<Callable<? extends Deployable>>executeBlocking(() -> {
      Descriptor descriptor = Descriptor.read("conf/" + name + ".json", loader);
      return () -> new DescriptorVerticle(descriptor, io, loader);
    }).onComplete(promise);
  }
}
