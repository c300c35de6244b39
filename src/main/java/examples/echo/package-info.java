/** The {@code channel} layer alone: two ends of one connection. */
package examples.echo;
