/** Agents that are made anew when they fail, whose end is told, and that others have made. */
package examples.supervision;
