package dev.vertxagents.agent;

/**
 * How a container does.
 *
 * @param open whether its endpoints listen, if it has any, and calls are taken: false before that and as soon as the
 *        container drains
 * @param agents how many agents have their place
 * @param starting those of them that have not started yet, or are about to be restarted
 */
public record ContainerStatus(String name, boolean open, int agents, int starting) {
}
