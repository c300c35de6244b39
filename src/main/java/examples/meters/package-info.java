/** Agents that are found by name and by what they are, in one process or across a cluster. */
package examples.meters;
