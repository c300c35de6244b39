package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recorded values: all that is kept of them first, then the points that are new. */
final class SeriesFeed extends CachedFeed {
  static final int MAX_SERIES = 24;

  private static final List<String> COLUMNS = List.of("t", "min", "avg", "max");
  private static final int MAX_POINTS = 2_000;
  /** Of so many the news are kept, for pages that look now and then. */
  private static final int MAX_ROUNDS = 16;

  private final Stage stage;
  private final Everyone everyone;
  private final List<String> names;
  private final boolean virtual;
  private final Runnable ready;
  private final Map<String, Double> last = new HashMap<>();
  private final JsonObject all = new JsonObject();
  private final Deque<JsonObject> news = new ArrayDeque<>();
  private JsonObject arriving = new JsonObject();
  private boolean isAsking;
  private boolean isReady;

  SeriesFeed(Stage stage, List<String> names, boolean virtual, Runnable ready) {
    this.stage = stage;
    this.everyone = new Everyone(stage.source());
    this.names = names;
    this.virtual = virtual;
    this.ready = ready;
  }

  @Override
  void look() {
    stage.scene();
    news.addFirst(arriving);
    if (news.size() > MAX_ROUNDS) {
      news.removeLast();
    }
    arriving = new JsonObject();
    if (!isAsking) {
      isAsking = true;
      Future.join(names.stream().map(this::ask).toList()).onComplete(asked -> {
        isAsking = false;
        if (!isReady) {
          isReady = true;
          changed();
          ready.run();
        }
      });
    }
  }

  private Future<?> ask(String name) {
    JsonObject args = new JsonObject().put("name", name).put("from", last.getOrDefault(name, 0.0) + 1e-3)
        .put("points", MAX_POINTS).put("virtual", virtual);
    return everyone.all(Question.POINTS, args).onSuccess(answers -> answers.stream()
        .filter(answer -> answer.containsKey("t")).findFirst().ifPresent(points -> arrived(name, points)));
  }

  private void arrived(String name, JsonObject points) {
    JsonArray times = points.getJsonArray("t");
    if (times.isEmpty()) {
      return;
    }
    last.put(name, times.getDouble(times.size() - 1));
    append(all, name, points);
    if (isReady) {
      append(arriving, name, points);
    }
  }

  private static void append(JsonObject series, String name, JsonObject points) {
    JsonObject known = series.getJsonObject(name);
    if (known == null) {
      known = new JsonObject();
      series.put(name, known);
    }
    known.put("unit", points.getString("unit"));
    for (String column : COLUMNS) {
      JsonArray values = known.getJsonArray(column);
      if (values == null) {
        values = new JsonArray();
        known.put(column, values);
      }
      points.getJsonArray(column).forEach(values::add);
      while (values.size() > MAX_POINTS) {
        values.remove(0);
      }
    }
  }

  @Override
  @Nullable Frame makeSnap() {
    return isReady ? frame(all) : null;
  }

  @Override
  @Nullable Frame makeDelta() {
    return news.getFirst().isEmpty() ? null : frame(news.getFirst());
  }

  @Override
  public boolean hasChanged() {
    return true; // rounds without news are counted, too, when those that were missed are joined
  }

  @Override
  public @Nullable Frame delta(int missed) {
    if (missed >= news.size()) {
      return null;
    }
    JsonObject joined = new JsonObject();
    List<JsonObject> rounds = new ArrayList<>(news).subList(0, missed + 1);
    Collections.reverse(rounds);
    rounds.forEach(round -> round.forEach(points -> append(joined, points.getKey(), (JsonObject) points.getValue())));
    return frame(joined);
  }

  private Frame frame(JsonObject series) {
    return Frame.of(new JsonObject().put("series", series), new Numbers(), stage.scene().moment());
  }
}
