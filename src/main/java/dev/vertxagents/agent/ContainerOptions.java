package dev.vertxagents.agent;

import dev.vertxagents.channel.ChannelOptions;

/** Name, endpoint, codec and bounds of a container. */
public class ContainerOptions extends ChannelOptions {
}
