package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.explain.SanityCheck.Bound;
import org.einthoven.inference.ModelCard;
import org.junit.jupiter.api.Test;

/** The checks that decide what is shown are those of the published evaluations, of the models that are shipped. */
class SanityChecksTest {

    private static final List<Path> RESULTS = List.of(
            Path.of("docs", "evaluation", "explanations-beats-dev.json"),
            Path.of("docs", "evaluation", "explanations-statements-validation.json"));

    @Test
    void holdTheFiguresOfTheEvaluations() throws IOException {
        for (Path file : RESULTS) {
            JsonNode result =
                    new ObjectMapper().readTree(Files.readString(file)).get("result");
            for (SanityCheck check : SanityChecks.published().list()) {
                if (check.model().equals(result.at("/model/name").asText())) {
                    JsonNode figures = result.at("/metrics/" + check.method());
                    assertThat(check)
                            .as("run `evaluate explanations` and copy its figures")
                            .isEqualTo(new SanityCheck(
                                    check.method(),
                                    check.model(),
                                    result.at("/model/sha256").asText(),
                                    bound(figures.at("/pointingAboveChance")),
                                    bound(figures.at("/deletion/aboveChance")),
                                    bound(figures.at("/insertion/aboveChance")),
                                    figures.at("/rankCorrelationWithShuffledWeights/value")
                                            .asDouble()));
                }
            }
        }
    }

    @Test
    void areOfTheModelsThatExplainToday() throws IOException {
        assertThat(SanityChecks.published().list())
                .extracting(SanityCheck::method)
                .containsExactly("occlusion", "wave-shapley", "class-activation", "lead-shapley");
        for (SanityCheck check : SanityChecks.published().list()) {
            assertThat(check.sha256())
                    .as("a new model's explanations are measured before they are shown: `evaluate explanations`")
                    .isEqualTo(newest(check.model()).sha256());
        }
    }

    @Test
    void allowWhatPassedAndNothingThatFailedOrWasNeverMeasured() {
        Bound good = new Bound(1, 0.5);
        SanityChecks checks = new SanityChecks(List.of(
                new SanityCheck("occlusion", "beat", "", good, good, good, 0),
                new SanityCheck("wave-shapley", "beat", "", good, new Bound(0, -1), good, 0)));

        assertThat(checks.allow("occlusion", "beat")).isTrue();
        assertThat(checks.allow("wave-shapley", "beat")).isFalse();
        assertThat(checks.allow("occlusion", "statements")).isFalse();
        assertThat(checks.allow("gradients", "beat")).isFalse();
    }

    private static Bound bound(JsonNode interval) {
        return new Bound(interval.get("value").asDouble(), interval.get("low").asDouble());
    }

    private static ModelCard newest(String model) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("models", model))) {
            return ModelCard.read(versions.max(Comparator.naturalOrder()).orElseThrow());
        }
    }
}
