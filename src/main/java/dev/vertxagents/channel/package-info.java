/**
 * Cuts one connection's bytes into frames and messages, and pairs each request with its reply. Above it {@code rpc}
 * gives requests a meaning (path, arguments); below are {@code codec}, which reads and writes the values, and
 * {@code clock}, whose {@code Ticker} keeps the deadlines.
 *
 * <pre>
 *   Request ▲                    ▼ reply, request(Content, PendingReply)
 *     ┌─────┴────────── Channel ───┴─────────────┐
 *  Inbound ─ InboundRequests  OutboundRequests ─ Outbound    messages [type, id, content]
 *     │                                          │
 *  FrameParser                               FrameBuffer     frames: length, payload
 *     └────────────────── Link ──────────────────┘           bytes
 *    NetTransport │ BusTransport │ LoopbackTransport
 * </pre>
 *
 * A bad frame or message header ends its connection; bad content fails its one request; nothing else is touched.
 *
 * <p>Reading order: {@link dev.vertxagents.channel.Channel}, {@link dev.vertxagents.channel.PendingReply},
 * {@link dev.vertxagents.channel.Request}, {@link dev.vertxagents.channel.ChannelOptions}; {@code FrameParser},
 * {@code Inbound}, {@code OutboundRequests}, {@code Outbound}; {@link dev.vertxagents.channel.Transport} and
 * {@link dev.vertxagents.channel.Link} with their implementations; of the bus's
 * {@code BusLink}, {@code BusMessage}, {@code BusPort}.
 */
package dev.vertxagents.channel;
