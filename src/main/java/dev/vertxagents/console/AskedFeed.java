package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A feed whose data are asked for: each round tells what has come in since the last one. While an answer is late, no
 * other is asked for.
 */
final class AskedFeed extends CachedFeed {
  /** Of so many rounds one asks, while there is nothing to tell. */
  private static final int REST = 10;

  private final Stage stage;
  private final Dictionary dictionary;
  private final Asking asking;
  private final Runnable ready;
  private @Nullable JsonObject answer;
  /** The answer that was told last. */
  private @Nullable JsonObject written;
  private @Nullable JsonObject told;
  private @Nullable JsonObject before;
  private Numbers used = new Numbers();
  private boolean isAsking;
  private int round;
  private boolean isClosed;

  /** @param ready is run when the first answer is there */
  AskedFeed(Stage stage, Dictionary dictionary, Asking asking, Runnable ready) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.asking = asking;
    this.ready = ready;
  }

  /**
   * What is asked, and how the answers are told.
   *
   * @param all the data of an answer
   * @param changes of two such data, what is new in the second; null: nothing
   * @param rests of an answer, whether there is nothing in it, so that it is soon enough to ask again in a while
   */
  record Asking(Supplier<Future<JsonObject>> question, BiFunction<JsonObject, Rows, JsonObject> all,
      BinaryOperator<@Nullable JsonObject> changes, Predicate<JsonObject> rests) {
    Asking(Supplier<Future<JsonObject>> question, BiFunction<JsonObject, Rows, JsonObject> all,
        BinaryOperator<@Nullable JsonObject> changes) {
      this(question, all, changes, answer -> false);
    }
  }

  @Override
  void look() {
    before = told;
    boolean rests = answer != null && asking.rests().test(answer);
    if (answer != null && (!rests || answer != written)) {
      write();
    }
    if (rests && ++round % REST != 0) {
      return;
    }
    if (!isAsking) {
      isAsking = true;
      asking.question().get().onComplete(asked -> {
        isAsking = false;
        if (asked.succeeded() && !isClosed) {
          arrived(asked.result());
        }
      });
    }
  }

  private void arrived(JsonObject next) {
    boolean isFirst = answer == null;
    answer = next;
    if (isFirst) {
      write();
      changed();
      ready.run();
    }
  }

  private void write() {
    used = new Numbers();
    written = answer;
    told = asking.all().apply(answer, new Rows(dictionary, stage.scene(), used));
  }

  @Override
  @Nullable Frame makeSnap() {
    return told == null ? null : Frame.of(told, used, stage.scene().moment());
  }

  @Override
  @Nullable Frame makeDelta() {
    if (told == null || before == null) {
      return snap();
    }
    JsonObject changes = asking.changes().apply(before, told);
    return changes == null ? null : Frame.of(changes, used, stage.scene().moment());
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
