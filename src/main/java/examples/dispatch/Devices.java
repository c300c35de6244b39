package examples.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * The devices of a grid, each with the name of its agent. Their order is fixed, and with it the order of terminals at
 * a bus.
 */
final class Devices {
  /**
   * A device and where it belongs.
   *
   * @param name of its agent
   * @param terminals the index that each of its terminals has at its bus
   * @param generator its index among the grid's generators, or −1
   */
  record Placed(String name, Device device, int[] terminals, int generator) {
  }

  private final Grid grid;
  private final int[] terminals;
  private final List<Placed> placed = new ArrayList<>();

  private Devices(Grid grid) {
    this.grid = grid;
    terminals = new int[grid.buses().size()];
  }

  /** Loads first, then generators, then lines, as the case file lists them. */
  static Devices of(Grid grid) {
    Devices devices = new Devices(grid);
    devices.addLoads();
    devices.addGenerators();
    devices.addLines();
    devices.occupyBareBuses();
    return devices;
  }

  List<Placed> list() {
    return List.copyOf(placed);
  }

  /** How many terminals a bus has. */
  int terminalsAt(int bus) {
    return terminals[bus];
  }

  private void addLoads() {
    for (int bus = 0; bus < grid.buses().size(); bus++) {
      if (grid.buses().get(bus).load() != 0) {
        place(loadName(bus), FixedDevice.load(bus, grid.buses().get(bus).load()), -1);
      }
    }
  }

  private void addGenerators() {
    Penalties penalties = Penalties.of(grid);
    for (int i = 0; i < grid.generators().size(); i++) {
      Grid.Generator generator = grid.generators().get(i);
      place(generatorName(generator), generator.isFixed() ? FixedDevice.generator(generator)
          : new GeneratorDevice(generator, penalties.generation()), i);
    }
  }

  static String generatorName(Grid.Generator generator) {
    return "generator-" + generator.row();
  }

  private void addLines() {
    Penalties penalties = Penalties.of(grid);
    int number = 1;
    for (Grid.Line line : grid.lines()) {
      place("line-" + number++, new LineDevice(line, penalties.flow(line), penalties.angle(line)), -1);
    }
  }

  /** A bus that nothing is at gets a load of nothing: every bus has somebody to talk to. */
  private void occupyBareBuses() {
    for (int bus = 0; bus < terminals.length; bus++) {
      if (terminals[bus] == 0) {
        place(loadName(bus), FixedDevice.load(bus, 0), -1);
      }
    }
  }

  private String loadName(int bus) {
    return "load-" + grid.buses().get(bus).number();
  }

  private void place(String name, Device device, int generator) {
    int[] buses = device.buses();
    int[] indexes = new int[buses.length];
    for (int i = 0; i < buses.length; i++) {
      indexes[i] = terminals[buses[i]]++;
    }
    placed.add(new Placed(name, device, indexes, generator));
  }
}
