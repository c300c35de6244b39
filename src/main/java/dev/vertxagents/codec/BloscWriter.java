package dev.vertxagents.codec;

/** Writes MsgPack behind a Blosc header that declares a plain copy, which every Blosc reads. */
final class BloscWriter extends MsgPackWriter {
  private final FrameBuffer out;
  private int header;

  BloscWriter(FrameBuffer out, TypeRegistry types) {
    super(out, types);
    this.out = out;
  }

  @Override
  public void start() {
    super.start();
    header = out.reserve(BloscHeader.LENGTH);
  }

  @Override
  public void finish() {
    super.finish();
    BloscHeader.write(out.array(), header, out.size() - header - BloscHeader.LENGTH);
  }
}
