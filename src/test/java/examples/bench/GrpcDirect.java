package examples.bench;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * gRPC with direct executors: handlers run on the event loop on both sides. Two numbers travel as eight bytes; each
 * call has a deadline of 30 s, as ours have. On the transport that the other contenders take.
 */
public final class GrpcDirect implements Contender {
  private static final String HOST = "127.0.0.1";
  private static final MethodDescriptor<Long, Integer> ADD = method("add", GrpcBytes.LONG, GrpcBytes.INT);
  private static final MethodDescriptor<String, String> ECHO = method("echo", GrpcBytes.TEXT, GrpcBytes.TEXT);

  @Override
  public String name() {
    return Contenders.GRPC;
  }

  private static <A, B> MethodDescriptor<A, B> method(String name, Marshaller<A> request, Marshaller<B> response) {
    return MethodDescriptor.<A, B>newBuilder(request, response).setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName("bench.Target", name)).build();
  }

  @Override
  public Future<String> serve(Vertx vertx) {
    ServerServiceDefinition service = ServerServiceDefinition.builder("bench.Target")
        .addMethod(ADD, ServerCalls.<Long, Integer>asyncUnaryCall((numbers, answer) ->
            complete(answer, (int) (numbers >> 32) + numbers.intValue())))
        .addMethod(ECHO, ServerCalls.<String, String>asyncUnaryCall((text, answer) -> complete(answer, text))).build();
    try {
      EventLoopGroup loop = new NioEventLoopGroup(1);
      Server server = NettyServerBuilder.forAddress(new InetSocketAddress(HOST, 0)).directExecutor()
          .bossEventLoopGroup(loop).workerEventLoopGroup(loop).channelType(NioServerSocketChannel.class)
          .addService(service).build().start();
      return Future.succeededFuture(Integer.toString(server.getPort()));
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  private static <T> void complete(StreamObserver<T> observer, T answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    EventLoopGroup loop = new NioEventLoopGroup(1);
    ManagedChannel channel = NettyChannelBuilder.forAddress(HOST, Integer.parseInt(where)).usePlaintext()
        .directExecutor().eventLoopGroup(loop).channelType(NioSocketChannel.class).build();
    return Future.succeededFuture(new GrpcConnection(channel, loop));
  }

  private record GrpcConnection(ManagedChannel channel, EventLoopGroup loop)
      implements Connection, Target {
    /** On the event loop where the answers arrive. */
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      Promise<Sample> done = Promise.promise();
      loop.execute(() -> ClosedLoop.run(this, workload, inFlight, millis).onComplete(done));
      return done.future();
    }

    @Override
    public Future<Integer> add(int a, int b) {
      return call(ADD, (long) a << 32 | b);
    }

    @Override
    public Future<String> echo(String text) {
      return call(ECHO, text);
    }

    private <A, B> Future<B> call(MethodDescriptor<A, B> method, A request) {
      Answer<B> answer = new Answer<>(Promise.promise());
      ClientCalls.asyncUnaryCall(
          channel.newCall(method, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS)), request, answer);
      return answer.promise.future();
    }

    @Override
    public Future<Void> close() {
      channel.shutdownNow();
      loop.shutdownGracefully();
      return Future.succeededFuture();
    }
  }

  private record Answer<T>(Promise<T> promise) implements StreamObserver<T> {
    @Override
    public void onNext(T answer) {
      promise.tryComplete(answer);
    }

    @Override
    public void onError(Throwable cause) {
      promise.tryFail(cause);
    }

    @Override
    public void onCompleted() {
      if (!promise.future().isComplete()) {
        promise.tryFail("no answer");
      }
    }
  }
}
