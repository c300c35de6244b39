/**
 * Measures single parts with JMH, run by {@code mvn -Pbench test}; whole remote calls are measured by
 * {@code examples.bench}. Only comparisons within one run mean something.
 */
package dev.vertxagents.benchmarks;
