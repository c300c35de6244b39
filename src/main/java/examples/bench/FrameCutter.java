package examples.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Passes on what is complete of a stream of length-prefixed frames, as one slice of whole frames per read. */
final class FrameCutter extends ByteToMessageDecoder {
  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int end = in.readerIndex();
    while (in.writerIndex() - end >= 4 && in.writerIndex() - end - 4 >= in.getInt(end)) {
      end += 4 + in.getInt(end);
    }
    if (end > in.readerIndex()) {
      out.add(in.readRetainedSlice(end - in.readerIndex()));
    }
  }
}
