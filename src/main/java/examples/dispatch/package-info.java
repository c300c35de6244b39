/**
 * The main job: agents find the cheapest dispatch of a power grid by talking to each other only.
 *
 * <p>The method is <i>proximal message passing</i> (M. Kraning, E. Chu, J. Lavaei, S. Boyd: <i>Dynamic Network Energy
 * Management via Proximal Message Passing</i>, Foundations and Trends in Optimization 1(2), 2013), on the DC model of
 * power flow:
 * <pre>
 *   minimize    Σ cost of generators(p)
 *   subject to  powers balance at each bus, generators and lines keep their limits,
 *               a line's flow is b·(θ1 − θ2 − shift)
 * </pre>
 * Every device, whether generator, load or line, is an agent; so is every bus (a <i>net</i> in the paper). A device
 * touches its buses at <i>terminals</i>, one for a generator, two for a line. Costs, limits and susceptances are
 * known to their own device and to nobody else. One round:
 * <pre>
 *   device ──offer(power, angle)──▶ bus       each terminal bids
 *   device ◀──quote(price, angle)── bus       averages: the price at which powers balance, the angle to agree on
 *   device                                    takes its prox step: its own best, near what the quote asks for
 * </pre>
 * A bus waits for all its terminals and sums in their order, so the outcome does not depend on messages' timing: it
 * is the same to the last digit on every road and in any number of processes.
 *
 * <p>Every {@code Coordinator.ROUNDS} rounds, at a <i>checkpoint</i>, devices report a few figures to their buses,
 * which pass the sums on to the coordinator. It answers all devices alike: carry on from a better combination of your
 * last checkpoints ({@code Mixing}), change your penalties ({@code Balance}), or stop ({@code StoppingRule}). It sees
 * sums only, solves nothing and knows no limit; that the dispatch is optimal follows from how little the devices
 * could still gain at the present prices.
 * <pre>
 *   Dispatch ─ Settlement ─ ProgressLine ─ Summary            the program: who lives where, what is shown
 *   DeviceAgent ─ BusAgent ─ CoordinatorAgent ─ Gathering     the agents: who tells whom what, and when
 *   Bus ─ Coordination                                        what they can be asked
 *   Device (GeneratorDevice, LineDevice, FixedDevice) ─ Net
     ─ Coordinator (Mixing, Balance, StoppingRule)           the algorithm
 *   Grid ◀─ GridReader ◀─ CaseParser ◀─ CaseText              the case file
 * </pre>
 * Only the first three rows know of agents. Read {@code Net}, {@code Device}, {@code GeneratorDevice}, {@code
 * DeviceAgent}, {@code BusAgent}, {@code Dispatch}; then the rest.
 */
package examples.dispatch;
