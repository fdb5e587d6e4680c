package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelCard.Metric;
import org.einthoven.registry.ModelState;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    @Test
    void setsFiguresOfTheSameRecordingsSideBySideBeforeThoseOfOthers() {
        ModelComparison compared = ModelComparison.of(
                row(metric("f1", "here", 0.8), metric("f1", "fold 0", 0.7), metric("old", "here", 1)),
                row(metric("f1", "fold 1", 0.6), metric("f1", "here", 0.9), metric("new", "there", 0.5)),
                "");

        assertThat(compared.groups())
                .extracting(group -> group.on() + "|" + group.otherOn() + ": "
                        + group.lines().stream()
                                .map(line ->
                                        line.name().name() + " " + line.one().value() + " "
                                                + line.other().value())
                                .toList())
                .containsExactly(
                        "here|here: [f1 0.800 0.900]",
                        "fold 0|fold 1: [f1 0.700 0.600]",
                        "here|: [old 1.000 ]",
                        "|there: [new  0.500]");
        assertThat(compared.groups().get(0).isOnTheSame()).isTrue();
        assertThat(compared.groups().get(1).isOfBoth()).isTrue();
        assertThat(compared.groups().get(2).isOfBoth()).isFalse();
    }

    @Test
    void laysCountsOutAsTablesAndNotAmongTheFigures() {
        ModelComparison compared = ModelComparison.of(
                row(
                        metric("macroF1", "here", 0.8),
                        metric("confusion.N.N", "here", 9),
                        metric("confusion.N.V", "here", 1),
                        metric("endToEnd.confusion.none.V", "here", 3)),
                row(metric("macroF1", "here", 0.9)),
                "");

        assertThat(compared.groups()).singleElement().satisfies(group -> assertThat(group.lines())
                .hasSize(1));
        assertThat(compared.confusions()).extracting(ConfusionTable::what).containsExactly("", "endToEnd");
        ConfusionTable first = compared.confusions().get(0);
        assertThat(first.classes()).containsExactly("N", "V");
        assertThat(first.rows().get(0).cells())
                .extracting(ConfusionTable.Cell::count)
                .containsExactly("9", "1");
        assertThat(first.rows().get(0).cells().get(0).share()).isEqualTo("90.0 %");
    }

    @Test
    void aVersionsOwnPageHasItsCountsAsTablesAndNotAmongItsFigures() {
        ModelRow version = row(metric("macroF1", "here", 0.8), metric("endToEnd.confusion.none.V", "here", 3));

        assertThat(version.figures()).singleElement().satisfies(group -> assertThat(group.rows())
                .extracting(ModelRow.Figure::name)
                .containsExactly("macroF1"));
        assertThat(version.confusions()).singleElement().satisfies(table -> {
            assertThat(table.classes()).containsExactly("none", "V");
            assertThat(table.classes()).filteredOn(table::isNothing).containsExactly("none");
        });
    }

    private static Metric metric(String name, String on, double value) {
        return new Metric(name, value, null, null, on);
    }

    private static ModelRow row(Metric... metrics) {
        Times.Moment moment = Spoken.times(Clock.systemUTC(), ZoneOffset.UTC).of(Instant.parse("2026-01-01T00:00:00Z"));
        ModelCard card = new ModelCard(
                "beat",
                "1",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(metrics),
                new ModelCard.Training("", 1, "", 0),
                0,
                List.of(),
                "");
        return new ModelRow("beat", "1", "", ModelState.ACTIVE, moment, null, "", "", "", moment, card);
    }
}
