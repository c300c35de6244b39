package dev.vertxagents.agent;

/** How to reach one peer: codec, connect timeout. */
public class ConnectOptions {
}
