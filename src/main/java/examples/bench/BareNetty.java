package examples.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;

/**
 * What the network alone allows: the request frames of our calls, cut by their length, neither decoded nor dispatched,
 * sent back as they came and flushed once per read. On the transport that Vert.x takes by default.
 */
final class BareNetty implements Contender {
  private static final String HOST = "127.0.0.1";

  @Override
  public String name() {
    return Contenders.NETTY;
  }

  @Override
  public Future<String> serve(Vertx vertx) {
    EventLoopGroup loop = eventLoop();
    return done(new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new FrameCutter(), new SendBack());
          }
        }).bind(HOST, 0)).map(channel -> Integer.toString(((InetSocketAddress) channel.localAddress()).getPort()));
  }

  private static final class SendBack extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object frames) {
      context.write(frames, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    EventLoopGroup loop = eventLoop();
    EchoLoop echo = new EchoLoop();
    return done(new Bootstrap().group(loop).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new FrameCutter(), echo);
          }
        }).connect(HOST, Integer.parseInt(where))).map(channel -> new EchoConnection(channel, loop, echo));
  }

  private record EchoConnection(Channel channel, EventLoopGroup loop, EchoLoop echo) implements Connection {
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      return echo.run(workload, inFlight, millis);
    }

    @Override
    public Future<Void> close() {
      return done(channel.close()).onComplete(closed -> loop.shutdownGracefully()).mapEmpty();
    }
  }

  private static EventLoopGroup eventLoop() {
    return new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  }

  private static Future<Channel> done(ChannelFuture future) {
    Promise<Channel> promise = Promise.promise();
    future.addListener(done -> {
      if (done.isSuccess()) {
        promise.complete(future.channel());
      } else {
        promise.fail(done.cause());
      }
    });
    return promise.future();
  }
}
