/**
 * A small lively plant to look at: {@code run conf/lab.json}. Four lines of a tank, a valve, a gauge and a controller
 * that keeps the tank's level; a store of readings, an archive, an operator who walks around. One agent is slow and one
 * fails now and then; whoever has the console open should find both within a minute.
 *
 * <p>To read: {@link examples.lab.ControllerAgent}, which calls most of the others. Chance is drawn from the seed in
 * each agent's config, time is the agents' clock: with both given, a run repeats itself.
 */
package examples.lab;
