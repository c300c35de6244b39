package dev.vertxagents.agent;

/** How an agent is spawned: aid, config, threading model. */
public class AgentOptions {
}
