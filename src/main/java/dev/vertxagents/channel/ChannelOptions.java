package dev.vertxagents.channel;

/** Bounds and deadlines of a connection. */
public class ChannelOptions {
}
