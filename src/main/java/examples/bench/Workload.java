package examples.bench;

import io.vertx.core.Future;

/**
 * What is asked over and over.
 *
 * @param textBytes the length of the text to echo, all ASCII; 0 asks to add two numbers instead
 */
public record Workload(int textBytes) {
  static final Workload ADD = new Workload(0);

  static Workload echo(int textBytes) {
    return new Workload(textBytes);
  }

  String text() {
    return "0123456789abcdef".repeat(textBytes / 16 + 1).substring(0, textBytes);
  }

  Question<?> question() {
    return textBytes == 0 ? new Addition() : new Echo(text());
  }

  /** How to ask, and which answer is right; {@code sequence} counts the questions. */
  interface Question<T> {
    Future<T> ask(Target target, int sequence);

    boolean isAnsweredBy(T answer, int sequence);
  }

  private static final class Addition implements Question<Integer> {
    private static final int SUMMAND = 7;

    @Override
    public Future<Integer> ask(Target target, int sequence) {
      return target.add(number(sequence), SUMMAND);
    }

    @Override
    public boolean isAnsweredBy(Integer answer, int sequence) {
      return answer == number(sequence) + SUMMAND;
    }

    /** Always of three bytes in MsgPack. */
    private static int number(int sequence) {
      return 256 + (sequence & 0x3fff);
    }
  }

  private record Echo(String text) implements Question<String> {
    @Override
    public Future<String> ask(Target target, int sequence) {
      return target.echo(text);
    }

    @Override
    public boolean isAnsweredBy(String answer, int sequence) {
      return answer.equals(text);
    }
  }
}
