/**
 * Agents inside an ordinary vertx-web application: route handlers call a typed agent, and what fails becomes an HTTP
 * status.
 */
package examples.web;
