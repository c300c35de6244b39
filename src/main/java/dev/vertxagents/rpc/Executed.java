package dev.vertxagents.rpc;

/** Whether a failed call's method ran. */
public enum Executed { NO, MAYBE, YES }
