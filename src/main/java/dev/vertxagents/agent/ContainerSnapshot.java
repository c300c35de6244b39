package dev.vertxagents.agent;

import java.util.Map;

/**
 * A container as it was at one moment.
 *
 * @param name its name
 * @param address what its agents' addresses begin with
 * @param agents how many live there
 * @param running calls that arrived and are not answered
 * @param draining whether it takes no new calls any more
 * @param channels open connections, in and out, by {@code tcp}, {@code unix} and {@code bus}; kinds without any are
 *        left out
 */
public record ContainerSnapshot(String name, String address, int agents, int running, boolean draining,
    Map<String, Integer> channels) {
}
