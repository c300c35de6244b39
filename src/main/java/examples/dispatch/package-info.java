/** Distributed optimal power dispatch by proximal message passing. */
package examples.dispatch;
