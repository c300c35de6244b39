package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;

/** A feed that tells all it knows in each round, since all of it changes. */
final class SceneFeed extends CachedFeed {
  private final Stage stage;
  private final Dictionary dictionary;
  private final BiFunction<Scene, Rows, JsonObject> picture;

  SceneFeed(Stage stage, Dictionary dictionary, BiFunction<Scene, Rows, JsonObject> picture) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.picture = picture;
  }

  @Override
  void look() {
    stage.scene();
  }

  @Override
  public boolean hasChanged() {
    return true; // which need not be made to be known
  }

  @Override
  Frame makeSnap() {
    Scene scene = stage.scene();
    Numbers used = new Numbers();
    return Frame.of(picture.apply(scene, new Rows(dictionary, scene, used)), used, scene.moment());
  }
}
