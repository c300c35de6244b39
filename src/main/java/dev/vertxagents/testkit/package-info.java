/**
 * What users and we test agents with; packaged as a jar of its own, classifier {@code testkit}.
 *
 * <pre>
 *   caller ── socket ── FaultProxy ── socket ── endpoint
 *                        ├ FaultScript    what happens to the bytes of one direction
 *                        └ ProxiedConnection ─ ProxiedFlow
 * </pre>
 *
 * <p>Nobody imports it; it may import all but {@code console}, {@code launch} and {@code codegen}. To read:
 * {@link dev.vertxagents.testkit.FaultProxy}, {@link dev.vertxagents.testkit.FaultScript}.
 */
package dev.vertxagents.testkit;
