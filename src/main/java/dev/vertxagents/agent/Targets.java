package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where addresses that came from outside may lead: to TCP on the own host, over the bus, which reaches nobody but the
 * own cluster, and to what the options list.
 */
final class Targets {
  private static final String AID = "0";

  private final Set<String> places = new HashSet<>();
  private final Set<String> hosts = new HashSet<>(List.of("127.0.0.1", "localhost", "::1"));

  /** Fails with {@link IllegalArgumentException} for an entry that is no place. */
  Targets(List<String> allowed) {
    for (String entry : allowed) {
      String start = entry.endsWith("/") ? entry : entry + "/";
      boolean anyPort = start.matches("tcp://([^/:\\[\\]]+|\\[[^/\\]]+])/");
      try {
        AgentAddress place = AgentAddress.parse(anyPort ? start.replaceFirst("/$", ":1/" + AID) : start + AID);
        if (anyPort) {
          hosts.add(place.place());
        } else {
          places.add(place.socketBase());
        }
      } catch (AgentException e) {
        throw new IllegalArgumentException("not a place: allowedTargets=" + Quoted.of(entry)
            + " (write tcp://host:port/, tcp://host/, ipc://[path]/, bus://container/ or local://container/)", e);
      }
    }
  }

  /** The own host under the name by which agents here are known. */
  void addHost(AgentAddress place) {
    if (place.scheme() == Scheme.TCP) {
      hosts.add(place.place());
    }
  }

  /** Fails with {@code ADDRESS_DENIED} unless a proxy may be made of an address that somebody else named. */
  void check(AgentAddress address) {
    if (address.scheme() == Scheme.NAME || address.scheme() == Scheme.BUS) {
      return; // what a name leads to is checked when it is known
    }
    boolean tcp = address.scheme() == Scheme.TCP || address.scheme() == Scheme.AGENT;
    if (!(tcp && hosts.contains(address.place())) && !places.contains(address.socketBase())) {
      throw new AgentException(FailureCode.ADDRESS_DENIED, Executed.NO,
          "address of a peer leads where it may not: address=" + address
          + " (list its place in allowedTargets)");
    }
  }
}
