/** A container that is measured, traced, and tells how it does. */
package examples.watched;
