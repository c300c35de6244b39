package dev.vertxagents.agent;

import dev.vertxagents.channel.BusTransport;
import dev.vertxagents.channel.ChannelOptions;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Name, endpoint, codec and bounds of a container; the bounds of each of its connections are inherited.
 *
 * <p><b>JSON</b>: {@code {"name": "west", "port": 5555, "codec": "msgpack", "road": "auto", "drain": "PT10S"}}.
 */
@DataObject
@JsonGen(publicConverter = false, inheritConverter = true)
public class ContainerOptions extends ChannelOptions {
  /** Nobody but this machine. */
  public static final String DEFAULT_HOST = "127.0.0.1";
  /** No TCP endpoint. */
  public static final int DEFAULT_PORT = -1;
  /** What Python peers of aiomas's first years speak, and all of ours. */
  public static final String DEFAULT_CODEC = "msgpack";
  /** The shortest. */
  public static final RoadChoice DEFAULT_ROAD = RoadChoice.AUTO;
  /** Ten seconds. */
  public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);
  /** Ten minutes. */
  public static final Duration DEFAULT_METHOD_TIMEOUT = Duration.ofMinutes(10);
  /** Ten thousand peers. */
  public static final int DEFAULT_MAX_CONNECTIONS = 10_000;
  /** Two hundred and fifty-six places. */
  public static final int DEFAULT_MAX_OUTBOUND_CONNECTIONS = 256;

  /** Three seconds. */
  public static final Duration DEFAULT_MONITOR_INTERVAL = Duration.ofSeconds(3);

  /** Two seconds: a frozen process is noticed within eight. */
  public static final Duration DEFAULT_BUS_KEEP_ALIVE = BusTransport.DEFAULT_KEEP_ALIVE;

  private @Nullable String name;
  private String host = DEFAULT_HOST;
  private int port = DEFAULT_PORT;
  private @Nullable String socketPath;
  private @Nullable String advertisedHost;
  private boolean bus;
  private Duration busKeepAlive = DEFAULT_BUS_KEEP_ALIVE;
  private List<String> busAgents = new ArrayList<>();
  private boolean insecure;
  private String codec = DEFAULT_CODEC;
  private List<String> codecs = new ArrayList<>();
  private RoadChoice road = DEFAULT_ROAD;
  private boolean strictLocality;
  private List<String> allowedTargets = new ArrayList<>();
  private List<String> seeds = new ArrayList<>();
  private Duration drain = DEFAULT_DRAIN;
  private Duration methodTimeout = DEFAULT_METHOD_TIMEOUT;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;
  private int maxOutboundConnections = DEFAULT_MAX_OUTBOUND_CONNECTIONS;
  private Duration monitorInterval = DEFAULT_MONITOR_INTERVAL;
  private @Nullable ManagerOptions manager;

  /** A container without endpoint, named by number. */
  public ContainerOptions() {
  }

  public ContainerOptions(ContainerOptions other) {
    this(other.toJson());
  }

  public ContainerOptions(JsonObject json) {
    ContainerOptionsConverter.fromJson(json, this);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ContainerOptionsConverter.toJson(this, json);
    return json;
  }

  /** The container's name, or null for {@code container-1}, {@code container-2}, … */
  public @Nullable String getName() {
    return name;
  }

  /** Unique in its {@code Vertx}: 1 to 255 of {@code [A-Za-z0-9._~-]}, not beginning with {@code _}. */
  public ContainerOptions setName(@Nullable String name) {
    this.name = name;
    return this;
  }

  /** The interface that is bound. */
  public String getHost() {
    return host;
  }

  /** A name or address of this machine, or a wildcard; anything but loopback also needs {@link #setInsecure}. */
  public ContainerOptions setHost(String host) {
    this.host = host;
    return this;
  }

  /** The TCP port, 0 for a free one, -1 for none. */
  public int getPort() {
    return port;
  }

  /** -1 to 65535; with 0 the agents' addresses carry the port that was given. */
  public ContainerOptions setPort(int port) {
    this.port = Checks.inRange("port", port, -1, 65535);
    return this;
  }

  /** The path of the Unix socket, or null. */
  public @Nullable String getSocketPath() {
    return socketPath;
  }

  /** At most 107 bytes; not together with a port. A file that a dead process left there is replaced. */
  public ContainerOptions setSocketPath(@Nullable String socketPath) {
    this.socketPath = socketPath;
    return this;
  }

  /** The host in the agents' addresses, or null for the bound one. */
  public @Nullable String getAdvertisedHost() {
    return advertisedHost;
  }

  /** Replaces the bound host in addresses; of a wildcard that is otherwise the machine's fully qualified name. */
  public ContainerOptions setAdvertisedHost(@Nullable String advertisedHost) {
    this.advertisedHost = advertisedHost;
    return this;
  }

  /** Whether it is reached over the event bus, too, at {@code bus://name/aid}. */
  public boolean isBus() {
    return bus;
  }

  /**
   * Lets every node of the cluster that this {@code Vertx} belongs to reach the agents over its event bus; the name
   * must be the only one of its kind in the cluster. Addresses name the TCP endpoint first, if there is one.
   */
  public ContainerOptions setBus(boolean bus) {
    this.bus = bus;
    return this;
  }

  /** How often the ends of a connection over the event bus say that they live. */
  public Duration getBusKeepAlive() {
    return busKeepAlive;
  }

  /** 100 ms to 1 day, the same on all nodes: an end of which nothing is heard for four of them is lost. */
  public ContainerOptions setBusKeepAlive(Duration busKeepAlive) {
    this.busKeepAlive = Checks.inRange("busKeepAlive", busKeepAlive, Duration.ofMillis(100), Duration.ofDays(1));
    return this;
  }

  /** Which agents whoever is on the event bus may call at {@code agents.NAME}. */
  public List<String> getBusAgents() {
    return busAgents;
  }

  /**
   * Names and aids of agents that applications on the event bus may call without being agents, by a request to {@code
   * agents.NAME}; {@code "*"} stands for all. Empty: none.
   */
  public ContainerOptions setBusAgents(List<String> busAgents) {
    this.busAgents = new ArrayList<>(busAgents);
    return this;
  }

  /** Whether others than this machine may reach the endpoint in plain text. */
  public boolean isInsecure() {
    return insecure;
  }

  /**
   * Allows to bind more than loopback without encryption; whoever reaches the port can call every agent. Warns at each
   * start.
   */
  public ContainerOptions setInsecure(boolean insecure) {
    this.insecure = insecure;
    return this;
  }

  /** The codec of outbound connections. */
  public String getCodec() {
    return codec;
  }

  /** {@code msgpack}, {@code json} or {@code blosc}; one of {@link #getCodecs}. */
  public ContainerOptions setCodec(String codec) {
    this.codec = codec;
    return this;
  }

  /** The enabled codecs; empty: all. */
  public List<String> getCodecs() {
    return codecs;
  }

  /** What inbound connections may speak, and what is tried when a peer does not take {@link #getCodec}. */
  public ContainerOptions setCodecs(List<String> codecs) {
    this.codecs = new ArrayList<>(codecs);
    return this;
  }

  /** Which road calls take. */
  public RoadChoice getRoad() {
    return road;
  }

  /**
   * Forces a longer road than the shortest, for tests and measurements; {@code WIRE} needs an endpoint to reach the own
   * agents.
   */
  public ContainerOptions setRoad(RoadChoice road) {
    this.road = road;
    return this;
  }

  /** Whether calls within this {@code Vertx} are written and read all the same. */
  public boolean isStrictLocality() {
    return strictLocality;
  }

  /**
   * Lets every argument and result of a call that stays near go through the codec, so that what could not travel fails
   * here as it would elsewhere. For tests: calls become several times slower.
   */
  public ContainerOptions setStrictLocality(boolean strictLocality) {
    this.strictLocality = strictLocality;
    return this;
  }

  /** Where addresses that peers name may lead, beside TCP on the own host and the own cluster's event bus. */
  public List<String> getAllowedTargets() {
    return allowedTargets;
  }

  /**
   * Places that an address from a peer may lead to, each as addresses begin: {@code tcp://host:port/},
   * {@code tcp://host/} for any port, {@code ipc://[path]/}, {@code local://container/}. Does not restrict
   * {@code connect} and {@code proxy}.
   */
  public ContainerOptions setAllowedTargets(List<String> allowedTargets) {
    this.allowedTargets = new ArrayList<>(allowedTargets);
    return this;
  }

  /** Other containers that are asked for names that are not known here. */
  public List<String> getSeeds() {
    return seeds;
  }

  /**
   * Endpoints of containers, {@code tcp://host:port}, at most 64; the own one may be among them. They answer for the
   * agents that their directory knows, not for their own seeds. Names may lead to these hosts.
   */
  public ContainerOptions setSeeds(List<String> seeds) {
    this.seeds = new ArrayList<>(seeds);
    return this;
  }

  /** How long running calls may take to end when the container shuts down. */
  public Duration getDrain() {
    return drain;
  }

  /** 0 or more; what still runs then fails with {@code CONNECTION_LOST} at its caller. */
  public ContainerOptions setDrain(Duration drain) {
    this.drain = Checks.notNegative("drain", drain);
    return this;
  }

  /** How long a method's Future is waited for. */
  public Duration getMethodTimeout() {
    return methodTimeout;
  }

  /** More than 0; a method that has not completed by then is given up and answered as failed. */
  public ContainerOptions setMethodTimeout(Duration methodTimeout) {
    this.methodTimeout = Checks.positive("methodTimeout", methodTimeout);
    return this;
  }

  /** How many inbound connections may be open. */
  public int getMaxConnections() {
    return maxConnections;
  }

  /** 1 or more; one more is closed at once. */
  public ContainerOptions setMaxConnections(int maxConnections) {
    this.maxConnections = Checks.inRange("maxConnections", maxConnections, 1, Integer.MAX_VALUE);
    return this;
  }

  /** How many outbound connections may be open. */
  public int getMaxOutboundConnections() {
    return maxOutboundConnections;
  }

  /** 1 or more; calls that need one more fail with {@code OVERLOADED}. */
  public ContainerOptions setMaxOutboundConnections(int maxOutboundConnections) {
    this.maxOutboundConnections = Checks.inRange("maxOutboundConnections", maxOutboundConnections, 1,
        Integer.MAX_VALUE);
    return this;
  }

  /** How often a peer with monitored agents is asked for a sign of life. */
  public Duration getMonitorInterval() {
    return monitorInterval;
  }

  /**
   * A millisecond or more; a peer of which nothing is heard for two of them on end counts as lost, so that a frozen one
   * is noticed within three. Real time. Nobody is asked while nothing is monitored.
   */
  public ContainerOptions setMonitorInterval(Duration monitorInterval) {
    this.monitorInterval = Checks.atLeastMillisecond("monitorInterval", monitorInterval);
    return this;
  }

  /** What the container's manager may do, or null: it has none. */
  public @Nullable ManagerOptions getManager() {
    return manager;
  }

  /**
   * Lets an {@link AgentManager} live here, through which whoever reaches the endpoint can spawn agents of the types
   * listed, set the time and shut the container down.
   */
  public ContainerOptions setManager(@Nullable ManagerOptions manager) {
    this.manager = manager;
    return this;
  }

  @Override
  public ContainerOptions setMaxFrameBytes(int maxFrameBytes) {
    super.setMaxFrameBytes(maxFrameBytes);
    return this;
  }

  @Override
  public ContainerOptions setMaxDepth(int maxDepth) {
    super.setMaxDepth(maxDepth);
    return this;
  }

  @Override
  public ContainerOptions setMaxPendingCalls(int maxPendingCalls) {
    super.setMaxPendingCalls(maxPendingCalls);
    return this;
  }

  @Override
  public ContainerOptions setMaxInboundRequests(int maxInboundRequests) {
    super.setMaxInboundRequests(maxInboundRequests);
    return this;
  }

  @Override
  public ContainerOptions setWriteQueueSoftBytes(int writeQueueSoftBytes) {
    super.setWriteQueueSoftBytes(writeQueueSoftBytes);
    return this;
  }

  @Override
  public ContainerOptions setWriteQueueHardBytes(int writeQueueHardBytes) {
    super.setWriteQueueHardBytes(writeQueueHardBytes);
    return this;
  }

  @Override
  public ContainerOptions setWriteStallTimeout(Duration writeStallTimeout) {
    super.setWriteStallTimeout(writeStallTimeout);
    return this;
  }

  @Override
  public ContainerOptions setFrameTimeout(Duration frameTimeout) {
    super.setFrameTimeout(frameTimeout);
    return this;
  }

  @Override
  public ContainerOptions setConnectTimeout(Duration connectTimeout) {
    super.setConnectTimeout(connectTimeout);
    return this;
  }

  @Override
  public ContainerOptions setCallTimeout(Duration callTimeout) {
    super.setCallTimeout(callTimeout);
    return this;
  }
}
