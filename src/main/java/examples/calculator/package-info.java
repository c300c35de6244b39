/** The {@code rpc} layer alone: a service, a server, a call. */
package examples.calculator;
