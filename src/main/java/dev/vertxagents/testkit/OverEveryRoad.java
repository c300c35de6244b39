package dev.vertxagents.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Instead of {@code @Test}: runs a test once for each road that calls may take, each time with an {@link AgentTestKit}
 * whose containers lead all calls there: {@code direct}, {@code hop}, {@code wire}, and {@code strict}, where calls
 * stay near and their values are written and read all the same.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryRoad.class)
public @interface OverEveryRoad {
}
