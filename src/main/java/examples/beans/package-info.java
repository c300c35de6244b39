/** Agents out of ordinary objects: beans, lambdas, and what a dependency injection container makes. */
package examples.beans;
