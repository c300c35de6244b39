package consumer.model;

import java.util.List;

/** What is recorded; in a package of its own. */
public record Sample(String name, List<Double> values) {
}
