package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;

/**
 * Where an agent lives: {@code tcp://host:port/aid}, {@code tcp://[v6]:port/aid}, {@code ipc://[path]/aid} (a Unix
 * socket), {@code bus://container/aid} (the event bus and its cluster), {@code local://container/aid} (in this {@code
 * Vertx} only), {@code agent://host:port/aid} in the dialect of aiomas before 0.5, or {@code name:meter-7}, wherever
 * the directory says. Immutable; equal when scheme, place and aid are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>, of which this is a small part: no user info,
 * query, fragment or escapes
 */
public final class AgentAddress {
  /** By which kind of road a place is reached. */
  enum Scheme {
    TCP("tcp"), IPC("ipc"), BUS("bus"), LOCAL("local"), AGENT("agent"), NAME("name");

    final String text;

    Scheme(String text) {
      this.text = text;
    }
  }

  private final Scheme scheme;
  private final String place;
  private final int port;
  private final String aid;

  AgentAddress(Scheme scheme, String place, int port, String aid) {
    this.scheme = scheme;
    this.place = place;
    this.port = port;
    this.aid = aid;
  }

  /**
   * Reads an address; looks nothing up.
   *
   * <p><b>Fails with</b> {@link AgentException} {@code BAD_ADDRESS} that says what is wrong with it.
   */
  public static AgentAddress parse(String address) {
    return new AddressParser(address).parse();
  }

  /** The agent's id within its container; its name, if that is all that is known. */
  public String aid() {
    return aid;
  }

  Scheme scheme() {
    return scheme;
  }

  /** Host without brackets, path of the socket, or name of the container. */
  String place() {
    return place;
  }

  /** 1 to 65535, or -1 where there is none. */
  int port() {
    return port;
  }

  /** Another agent at the same place. */
  AgentAddress withAid(String other) {
    return new AgentAddress(scheme, place, port, other);
  }

  /** What all addresses at this place begin with: {@code tcp://127.0.0.1:5555/}. */
  String base() {
    if (scheme == Scheme.NAME) {
      return "name:";
    }
    String shown = switch (scheme) {
      case TCP, AGENT -> (place.indexOf(':') < 0 ? place : "[" + place + "]") + ":" + port;
      case IPC -> "[" + place + "]";
      case BUS, LOCAL, NAME -> place;
    };
    return scheme.text + "://" + shown + "/";
  }

  /** What the place is called whichever dialect is spoken there. */
  String socketBase() {
    return scheme == Scheme.AGENT ? new AgentAddress(Scheme.TCP, place, port, aid).base() : base();
  }

  /** Whether another one is at the same place, whichever dialect is spoken there. */
  boolean isAtPlaceOf(AgentAddress other) {
    return socketScheme() == other.socketScheme() && port == other.port && place.equals(other.place);
  }

  private Scheme socketScheme() {
    return scheme == Scheme.AGENT ? Scheme.TCP : scheme;
  }

  /** Where agents are in the tree of whoever lives there. */
  String path() {
    return scheme == Scheme.AGENT ? aid : "agents/" + aid;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgentAddress that && scheme == that.scheme && port == that.port && place.equals(that.place)
        && aid.equals(that.aid);
  }

  @Override
  public int hashCode() {
    return ((scheme.ordinal() * 31 + place.hashCode()) * 31 + port) * 31 + aid.hashCode();
  }

  /** The address as it is written. */
  @Override
  public String toString() {
    return base() + aid;
  }

  static AgentException bad(String address, String reason) {
    return new AgentException(FailureCode.BAD_ADDRESS, Executed.NO, "not an address: reason=" + reason + " address="
        + Quoted.of(address) + " (write tcp://host:port/aid, ipc://[path]/aid, bus://container/aid,"
        + " local://container/aid or name:name)");
  }
}
