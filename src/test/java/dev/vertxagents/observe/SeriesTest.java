package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static Values.Summary values(double... some) {
    Values.Summary summary = new Values.Summary();
    for (double value : some) {
      summary.add(value);
    }
    return summary;
  }

  @Test
  void keepsLeastMeanAndGreatestOfEachSecond() {
    Series series = new Series("s", "kW", null);
    series.add(1_000, values(1, 2, 6));
    series.add(1_002, values(4));

    SeriesPoints points = series.points(SeriesQuery.all("s"));

    assertThat(points.stepSeconds()).isEqualTo(1);
    assertThat(points.times()).as("a gap stays a gap").containsExactly(1_000.0, 1_002.0);
    assertThat(points.min()).containsExactly(1.0, 4.0);
    assertThat(points.avg()).containsExactly(3.0, 4.0);
    assertThat(points.max()).containsExactly(6.0, 4.0);
    assertThat(series.info()).isEqualTo(new SeriesInfo("s", "kW", 4));
  }

  @Test
  void seesADayBackInMinutesAndTenMinutesInSeconds() {
    Series series = new Series("s", "", null);
    for (int second = 0; second < 200_000; second++) {
      series.add(second, values(second));
    }

    SeriesPoints day = series.points(new SeriesQuery("s", 0, 1e12, 2_000, false));
    SeriesPoints minutes = series.points(new SeriesQuery("s", 199_500, 1e12, 2_000, false));
    SeriesPoints few = series.points(new SeriesQuery("s", 199_500, 1e12, 50, false));

    assertThat(day.stepSeconds()).isEqualTo(60);
    assertThat(day.times()).hasSize(1_440);
    assertThat(day.max().get(1_400) - day.min().get(1_400)).isEqualTo(59);
    assertThat(minutes.stepSeconds()).isEqualTo(1);
    assertThat(minutes.times()).hasSize(500);
    assertThat(few.stepSeconds()).isEqualTo(10);
    assertThat(few.times()).hasSize(50);
    assertThat(few.min().get(0)).isEqualTo(199_500);
    assertThat(few.max().get(0)).isEqualTo(199_509);
  }

  @Test
  void timesCanBeThoseOfTheContainersClock() {
    Timeline timeline = new Timeline();
    Series series = new Series("s", "", timeline);
    for (int second = 0; second < 30; second++) {
      timeline.set(100_000 + second, 3_600.0 * second);
      series.add(100_000 + second, values(second));
    }

    SeriesPoints points = series.points(new SeriesQuery("s", 0, 1e12, 100, true));

    assertThat(points.times()).startsWith(0.0, 3_600.0, 7_200.0).hasSize(30);
  }

  @Test
  void aTimelineIsBounded() {
    Timeline timeline = new Timeline();
    for (int second = 0; second < 200_000; second++) {
      timeline.set(second, second * 2.0);
    }

    assertThat(timeline.size()).isLessThanOrEqualTo(2_400);
    assertThat(timeline.at(199_900)).isEqualTo(2 * 199_900.0);
    assertThat(timeline.at(150_000)).isEqualTo(2 * 150_000.0);
  }

  @Test
  void aBookKeepsSoManyAndTellsOnceThatItRefusesMore() {
    List<String> notices = new ArrayList<>();
    SeriesBook book = new SeriesBook(notices::add);
    for (int i = 0; i < 1_000; i++) {
      book.add("series" + i, "", 1, i);
    }

    assertThat(book.infos()).hasSize(SeriesBook.MOST);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("maxSeries=256");
    assertThat(book.bytes()).isLessThan(8 << 20);
  }

  @Test
  void thoseThatAreRefusedAreTakenOnceAnotherHasBeenSilentForLong() {
    SeriesBook book = new SeriesBook(notice -> { });
    for (int i = 0; i < SeriesBook.MOST; i++) {
      book.add("series" + i, "", 1, i);
    }

    book.add("late", "", SeriesBook.SILENT_SECONDS, 1);
    book.add("later", "", SeriesBook.SILENT_SECONDS + 1, 1);

    assertThat(book.infos()).hasSize(SeriesBook.MOST).anyMatch(info -> info.name().equals("later"))
        .noneMatch(info -> info.name().equals("late"));
  }

  @Test
  void whatNothingIsRecordedInMakesRoomForOthers() {
    SeriesBook book = new SeriesBook(notice -> { });
    for (int i = 0; i < 10_000; i++) {
      book.add("series" + i, "", i, i);
    }

    assertThat(book.infos()).hasSize(SeriesBook.MOST).anyMatch(info -> info.name().equals("series9999"));
  }
}
