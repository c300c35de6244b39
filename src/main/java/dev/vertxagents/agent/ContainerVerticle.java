package dev.vertxagents.agent;

import io.vertx.core.VerticleBase;

/** A container as a verticle: options come from its deployment's config. */
public class ContainerVerticle extends VerticleBase {
}
