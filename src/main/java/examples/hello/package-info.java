/** The smallest system there is: one agent calls another. {@code conf/hello.json} deploys the greeter alone. */
package examples.hello;
