package dev.vertxagents.console;

/** What a token allows. */
enum Right { VIEW, CONTROL }
