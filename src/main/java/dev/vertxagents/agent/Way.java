package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.rpc.AgentException;
import io.vertx.codegen.annotations.Nullable;

/** What a name led to when it was looked up: an entry, and the road to the one of its addresses that is used. */
final class Way {
  private final DirectoryEntry entry;
  private final int place;
  private final PlaceRoad road;
  private final String path;

  private Way(DirectoryEntry entry, int place, PlaceRoad road) {
    this.entry = entry;
    this.place = place;
    this.road = road;
    this.path = road.place().path();
  }

  /** By the first address of an entry that may be used. Fails with {@code ADDRESS_DENIED}, {@code BAD_ADDRESS}. */
  static Way of(OpenContainer owner, DirectoryEntry entry, ConnectOptions options) {
    AgentException refused = ContainerDirectory.nobody(entry.name());
    for (int place = 0; place < entry.addresses().size(); place++) {
      try {
        return new Way(entry, place, road(owner, entry.addresses().get(place), options));
      } catch (AgentException e) {
        refused = e;
      }
    }
    throw refused;
  }

  /** Entries come from others: what leads out of this {@code Vertx} must be allowed. */
  private static PlaceRoad road(OpenContainer owner, String text, ConnectOptions options) {
    AgentAddress address = AgentAddress.parse(text);
    if (address.scheme() == Scheme.NAME) {
      throw AgentAddress.bad(text, "a name of a name");
    }
    PlaceRoad road = new PlaceRoad(owner, address, options);
    boolean member = address.scheme() == Scheme.TCP && owner.directory().store().isMember(address.place());
    if (!member && owner.neighbours().at(road) == null) {
      owner.targets().check(address);
    }
    return road;
  }

  /** By the next address of the same entry that may be used, or null. */
  @Nullable Way next(OpenContainer owner) {
    for (int other = place + 1; other < entry.addresses().size(); other++) {
      try {
        return new Way(entry, other, road(owner, entry.addresses().get(other), road.options()));
      } catch (AgentException refused) {
        continue; // the failure that made us look for another one is the one to tell
      }
    }
    return null;
  }

  DirectoryEntry entry() {
    return entry;
  }

  PlaceRoad road() {
    return road;
  }

  /** Where the agent is in the tree of whoever lives there: {@code agents/3}. */
  String path() {
    return path;
  }
}
