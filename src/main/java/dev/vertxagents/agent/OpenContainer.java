package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.agent.ContainerBuilder.Parts;
import dev.vertxagents.channel.BusTransport;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.VertxClock;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.DateSerializer;
import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Invocation;
import dev.vertxagents.rpc.Router;
import dev.vertxagents.rpc.RpcEndpoint;
import dev.vertxagents.rpc.Types;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A container, put together from its rooms: agents, endpoint, peers, roads. What is asked from outside is done at
 * {@link Home}.
 */
final class OpenContainer implements Container {
  /** Not to be changed. */
  private static final AgentOptions DEFAULTS = new AgentOptions();

  private final Home home;
  private final ContainerOptions options;
  private final AgentClock clock;
  private final Nursery nursery;
  private final Observers observers;
  private final Containers neighbours;
  private final Turns turns;
  private final AgentTable agents;
  private final RpcEndpoint rpc;
  private final Roads roads;
  private final Drain drain;
  private final Monitors monitors = new Monitors(this);
  private final Lookout lookout = new Lookout(this);
  private final RootService service = new RootService(this);
  private final Targets targets;
  private final AgentReferrer referrer;
  private final ContainerDirectory directory;
  private final Router root;
  private final String name;
  private final Endpoints endpoints;
  private final BusDoor busDoor;
  private volatile AgentAddress place;
  private boolean opened;

  /**
   * Takes its name; the endpoint is not open yet. On its context. Fails with {@link IllegalArgumentException} if the
   * options are refused.
   */
  OpenContainer(Home home, Parts parts) {
    this.home = home;
    this.options = parts.options();
    this.clock = parts.clock() == null ? new VertxClock(home.vertx()) : parts.clock();
    this.neighbours = Containers.of(home.vertx());
    this.turns = neighbours.turns(home.context());
    this.targets = new Targets(options.getAllowedTargets());
    Types types = neighbours.types(serializers(parts), parts.reflective());
    this.agents = new AgentTable(types, this::noSuchAgent);
    this.nursery = new Nursery(this, parts.factory());
    this.root = Router.of(types, service, this::throughTheDoor).add("agents", agents.node())
        .also(agents.node());
    this.referrer = new AgentReferrer(this);
    CodecRegistry codecs = Codecs.enabled(options);
    this.rpc = new RpcEndpoint(home.context(), options).methodTimeout(options.getMethodTimeout()).codecs(codecs)
        .strict(options.isStrictLocality())
        .clock(parts.clock() instanceof VertxClock ? null : parts.clock()).types(types)
        .referrer(referrer).serve(root);
    this.drain = new Drain(this);
    this.name = neighbours.add(options.getName(), this);
    Viewpoint view = Viewpoint.of(name, parts.instruments());
    this.rpc.interceptor(view.interceptor()).mayTellPeers(view.mayTellPeers()).frames(view.allFrames());
    view.tellCalls(rpc::observer);
    this.observers = view.allEvents();
    this.endpoints = new Endpoints(home, options, observers);
    this.busDoor = new BusDoor(this);
    this.place = new AgentAddress(Scheme.LOCAL, name, -1, "");
    this.rpc.address(place.base());
    DirectoryStore store = parts.directory() == null ? LocalDirectory.of(home.vertx()) : parts.directory();
    this.roads = new Roads(this, codecs, new Transports(
        parts.transport() == null ? new NetTransport(home.vertx()) : parts.transport(),
        new BusTransport(home.vertx(), name, options.getBusKeepAlive(), store.nodes())));
    this.directory = new ContainerDirectory(this, store);
  }

  private static List<TypeSerializer<?>> serializers(Parts parts) {
    List<TypeSerializer<?>> all = new ArrayList<>(List.of(DateSerializer.INSTANCE));
    all.addAll(parts.serializers());
    return all;
  }

  private void throughTheDoor(Invocation call) {
    if (drain.begun()) {
      refuseWhileDraining(call);
    } else {
      service.run(call);
    }
  }

  /** Lets the manager in and opens the endpoints, if the options ask for them. */
  Future<Void> open() {
    observers.opened(new OpenView(this));
    return Future.succeededFuture().compose(v -> settleManager()).compose(v -> listen())
        .onSuccess(open -> {
          opened = true;
          directory.opened();
        })
        .onFailure(cause -> {
          neighbours.remove(this);
          observers.closed();
        });
  }

  private Future<?> settleManager() {
    ManagerOptions wanted = options.getManager();
    return wanted == null ? Future.succeededFuture()
        : spawn(wanted.getAid(), Agent.of(AgentManager.class, new Manager(this, wanted)));
  }

  private Future<Void> listen() {
    return endpoints.open(name, roads.transport(), rpc).onSuccess(v -> {
      List<AgentAddress> places = endpoints.places();
      if (!places.isEmpty()) {
        place = places.get(0);
        rpc.address(place.base());
        targets.addHost(place);
        places.forEach(each -> neighbours.addBase(each.base(), this));
      }
    });
  }

  @Override
  public Future<AgentProxy> spawn(Agent agent) {
    Objects.requireNonNull(agent, "agent");
    return home.call(() -> nursery.spawn(() -> agent, DEFAULTS));
  }

  @Override
  public Future<AgentProxy> spawn(String aid, Agent agent) {
    Objects.requireNonNull(agent, "agent");
    AgentOptions own = new AgentOptions().setAid(Objects.requireNonNull(aid, "aid"));
    return home.call(() -> nursery.spawn(() -> agent, own));
  }

  @Override
  public Future<AgentProxy> spawn(Supplier<? extends Agent> agent, AgentOptions options) {
    Objects.requireNonNull(agent, "agent");
    AgentOptions own = new AgentOptions(options);
    return home.call(() -> nursery.spawn(agent, own));
  }

  @Override
  public Future<AgentProxy> spawn(Class<? extends Agent> type, AgentOptions options) {
    Objects.requireNonNull(type, "type");
    AgentOptions own = new AgentOptions(options);
    return home.call(() -> nursery.spawn(type, own));
  }

  @Override
  public Future<Void> remove(String aid) {
    Objects.requireNonNull(aid, "aid");
    return home.call(() -> {
      AgentCell cell = agents.get(aid);
      return cell != null ? cell.stop()
          : Future.failedFuture(new AgentException(FailureCode.NO_SUCH_AGENT, Executed.NO, noSuchAgent(aid)));
    });
  }

  @Override
  public AgentProxy proxy(String address) {
    return proxy(address, new ConnectOptions());
  }

  @Override
  public <T> T proxy(String address, Class<T> api) {
    return proxy(address).as(api);
  }

  @Override
  public AgentProxy proxy(String address, ConnectOptions options) {
    try {
      return proxy(AgentAddress.parse(Objects.requireNonNull(address, "address")), new ConnectOptions(options));
    } catch (AgentException bad) {
      return new BrokenProxy(this, address, bad);
    }
  }

  AgentProxy proxy(AgentAddress address) {
    return proxy(address, new ConnectOptions());
  }

  private AgentProxy proxy(AgentAddress address, ConnectOptions own) {
    return address.scheme() == Scheme.NAME ? new NamedProxy(this, address, own)
        : AddressedProxy.of(this, address, own);
  }

  @Override
  public Future<AgentProxy> connect(String address) {
    AgentProxy proxy = proxy(address);
    if (proxy instanceof NamedProxy named) {
      return named.check();
    }
    return proxy instanceof AddressedProxy addressed ? addressed.check() : proxy.connect(Duration.ZERO);
  }

  @Override
  public <T> Future<T> connect(String address, Class<T> api) {
    return connect(address).map(proxy -> proxy.as(api));
  }

  @Override
  public Future<Departure> monitor(String address) {
    Objects.requireNonNull(address, "address");
    return home.call(() -> lookout.watch(AgentAddress.parse(address)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return place.base();
  }

  AgentAddress addressOf(String aid) {
    return place.withAid(aid);
  }

  @Override
  public AgentClock clock() {
    return clock;
  }

  @Override
  public void record(AgentProxy self, String name, double value) {
    Objects.requireNonNull(self, "self");
    Objects.requireNonNull(name, "name");
    if (!observers.none()) {
      AgentAddress agent = self.address();
      home.run(() -> {
        if (owns(agent)) {
          observers.recorded(agent.aid(), name, value);
        }
      });
    }
  }

  @Override
  public ContainerDirectory directory() {
    return directory;
  }

  @Override
  public Future<ContainerStatus> status() {
    return home.call(() -> Future.succeededFuture(new ContainerStatus(name, opened && !drain.begun(),
        agents.all().size(), (int) agents.all().stream().filter(AgentCell::isComing).count())));
  }

  @Override
  public Future<Void> shutdown() {
    return shutdown(options.getDrain());
  }

  @Override
  public Future<Void> shutdown(Duration drainTime) {
    return drain.undeploy(Checks.notNegative("drain", drainTime));
  }

  @Override
  public Future<Void> close() {
    return shutdown(Duration.ZERO);
  }

  /** What undeploying does. On its context. */
  Future<Void> drain() {
    return drain.run(options.getDrain());
  }

  Home home() {
    return home;
  }

  ContainerOptions options() {
    return options;
  }

  Observers observers() {
    return observers;
  }

  Containers neighbours() {
    return neighbours;
  }

  Turns turns() {
    return turns;
  }

  AgentTable agents() {
    return agents;
  }

  Monitors monitors() {
    return monitors;
  }

  Lookout lookout() {
    return lookout;
  }

  /** The tree that peers call into. Peers of aiomas's first years leave out {@code agents/}. */
  Router root() {
    return root;
  }

  AgentReferrer referrer() {
    return referrer;
  }

  Targets targets() {
    return targets;
  }

  /** Where an agent here can be reached: the best first. */
  List<AgentAddress> addressesOf(String aid) {
    List<AgentAddress> places = endpoints.places();
    return places.isEmpty() ? List.of(addressOf(aid)) : places.stream().map(each -> each.withAid(aid)).toList();
  }

  /** Whether an address is one of an agent here. */
  boolean owns(AgentAddress address) {
    List<AgentAddress> places = endpoints.places();
    return places.isEmpty() ? place.isAtPlaceOf(address) : places.stream().anyMatch(address::isAtPlaceOf);
  }

  RpcEndpoint rpc() {
    return rpc;
  }

  Roads roads() {
    return roads;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  BusDoor busDoor() {
    return busDoor;
  }

  /** Whether it takes no new calls any more. From any thread. */
  boolean draining() {
    return drain.begun();
  }

  String noSuchAgent(String aid) {
    return "no agent at address: address=" + addressOf(aid) + " (" + agents.hint() + ")";
  }

  /** Answers a call that an agent takes no more. */
  void refuse(AgentCell cell, Invocation call) {
    if (drain.begun()) {
      refuseWhileDraining(call);
    } else {
      call.refuse(FailureCode.NO_SUCH_AGENT, cell.returns() ? "agent is restarting: address=" + addressOf(cell.aid())
          + " (try again)" : noSuchAgent(cell.aid()));
    }
  }

  private void refuseWhileDraining(Invocation call) {
    call.refuse(FailureCode.SHUTTING_DOWN, shuttingDown().getMessage());
  }

  AgentException shuttingDown() {
    return new AgentException(FailureCode.SHUTTING_DOWN, Executed.NO, "container shuts down: container=" + name);
  }
}
