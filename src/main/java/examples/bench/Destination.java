package examples.bench;

/**
 * Whom to call.
 *
 * @param address of the only agent; of many, what precedes their numbers
 * @param agents how many are called in turn; more than one have the numbers 0, 1, …
 * @param connections how many are used in turn
 */
public record Destination(String address, int agents, int connections) {
  static Destination of(String address) {
    return new Destination(address, 1, 1);
  }
}
