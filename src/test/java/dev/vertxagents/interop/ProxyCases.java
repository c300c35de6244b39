package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.interop.PeerAgents.Pinger;
import dev.vertxagents.rpc.RemoteProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases about agents that are passed on, and called back. */
final class ProxyCases {
  static final Map<String, Case> ALL = new LinkedHashMap<>();

  static {
    ALL.put("callback", ProxyCases::callback);
    ALL.put("callback_kept", ProxyCases::callbackKept);
    ALL.put("callback_by_url", ProxyCases::callbackByUrl);
    ALL.put("proxy_as_result", ProxyCases::proxyAsResult);
    ALL.put("nested_proxy", ProxyCases::nestedProxy);
    ALL.put("foreign_proxy_refused", ProxyCases::foreignProxyTravelsAsAddress);
    ALL.put("proxy_names", ProxyCases::proxyNames);
  }

  private ProxyCases() {
  }

  private static void callback(PythonPeer peer) {
    Pinger pinger = pinger(peer);

    assertThat(await(peer.caller.call("call_back", pinger, 5))).isEqualTo(510);
    assertThat(pinger.seen).isEqualTo(5);
  }

  private static void callbackKept(PythonPeer peer) {
    await(peer.caller.call("keep", pinger(peer)));

    assertThat(await(peer.caller.call("call_kept", 1))).isEqualTo(101);
  }

  private static void callbackByUrl(PythonPeer peer) {
    AgentProxy pinger = await(peer.container.spawn(new Pinger()));

    assertThat(await(peer.caller.call("call_back_url", pinger.address().toString(), 1))).isEqualTo(101);
  }

  private static void proxyAsResult(PythonPeer peer) {
    RemoteProxy me = (RemoteProxy) await(peer.caller.call("me"));

    assertThat(await(me.call("call_back", pinger(peer), 2))).isEqualTo(201);
  }

  private static void nestedProxy(PythonPeer peer) {
    assertThat(await(peer.echo.call("kind", List.of(pinger(peer))))).isIn("list", "tuple");
    assertThat(await(peer.echo.call("kind", pinger(peer)))).isEqualTo("Proxy");
  }

  /** The one deliberate difference: aiomas refuses to send a proxy, we send the address, as people do by hand. */
  private static void foreignProxyTravelsAsAddress(PythonPeer peer) {
    assertThat(peer.echoed(peer.calc)).isEqualTo(peer.base + "1");
  }

  private static void proxyNames(PythonPeer peer) {
    assertThat(peer.calc.address()).hasToString(peer.base + "1");
    assertThat(peer.calc.toString()).contains(peer.base + "1");
  }

  private static Pinger pinger(PythonPeer peer) {
    Pinger pinger = new Pinger();
    await(peer.container.spawn(pinger));
    return pinger;
  }
}
