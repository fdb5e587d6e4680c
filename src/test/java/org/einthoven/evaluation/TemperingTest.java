package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.einthoven.inference.Temperature;
import org.junit.jupiter.api.Test;

class TemperingTest {

    private static final int PEOPLE = 20;

    @Test
    void theTemperatureThatScoresWereMadeAtIsFound() {
        Temperature found =
                Tempering.fit(people(2.5).stream().flatMap(List::stream).toList());

        // 20,000 answers leave an uncertainty of 3 %
        assertThat(found.value()).isCloseTo(2.5, within(0.15));
    }

    @Test
    void scoresThatKeepTheirWordStayAsTheyAre() {
        assertThat(Tempering.fit(people(1).stream().flatMap(List::stream).toList())
                        .value())
                .isCloseTo(1, within(0.06));
        assertThat(Tempering.fit(List.of())).isEqualTo(Temperature.NONE);
    }

    @Test
    void theErrorAfterwardsIsThatOfPeopleOfWhomTheTemperatureKnowsNothing() {
        // one in five is five times too sure, and the temperature of the others does not mend that
        List<List<Said>> people = new ArrayList<>(people(1));
        List<List<Said>> wrong = people(5);
        for (int p = 0; p < PEOPLE; p += 5) {
            people.set(p, wrong.get(p));
        }

        List<Said> crossed = Tempering.crossed(people);

        assertThat(crossed).hasSize(PEOPLE * 1000);
        // the first part comes first, at the temperature of the rest, which is 1
        assertThat(crossed.get(0).scores()[0]).isCloseTo(people.get(0).get(0).scores()[0], within(0.02));
    }

    @Test
    void metricsHaveAllClassesBeforeAndAfter() {
        Map<String, Object> metrics = Tempering.ofClasses(people(3), List.of("a", "b", "c"));

        assertThat(metrics).containsKeys("a", "b", "c", "answers", "temperature", "ece");
        Map<?, ?> tempered = (Map<?, ?>) metrics.get("tempered");
        assertThat((double) tempered.get("ece")).isLessThan(0.02).isLessThan((double) metrics.get("ece") / 3);
        assertThat((Map<?, ?>) tempered.get("a")).hasSize(3);
    }

    @Test
    void whatHasNoTruthTeachesNothingButCounts() {
        Said nothing = new Said("class", new double[] {0.9, 0.05, 0.05}, Said.NONE);

        assertThat(Tempering.fit(List.of(nothing))).isEqualTo(Temperature.NONE);
        assertThat(nothing.answer(0)).isEqualTo(new Scored(0.9, false));
        assertThat((Map<?, ?>) Tempering.ofClasses(List.of(List.of(nothing)), List.of("a", "b", "c"))
                        .get("a"))
                .hasFieldOrPropertyWithValue("ece", 0.9);
    }

    @Test
    void questionsAreCountedApartAndTemperedTogether() {
        Map<String, Object> metrics = Tempering.ofQuestions(
                List.of(List.of(Said.yesOrNo("P", 0.6, true), Said.yesOrNo("T", 0.8, false)), List.of()));

        assertThat(metrics).containsKeys("P", "T").containsEntry("answers", 2);
    }

    @Test
    void aQuestionThatIsAnsweredTooSurelyGetsAnOffset() {
        // of P that were said with 0.8 half are there, of QRS nearly all
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            said.add(Said.yesOrNo("P", 0.8, i % 2 == 0));
            said.add(Said.yesOrNo("QRS", 0.8, true));
        }

        Temperature fitted = Tempering.fit(said);

        assertThat(fitted.of("P", 0.8)).isCloseTo(0.5, within(0.01));
        assertThat(fitted.of("QRS", 0.8)).isBetween(0.99, 0.9999);
    }

    /** A thousand answers each of three classes, drawn as likely as softmax(z) says, and said as softmax(z x temperature). */
    private static List<List<Said>> people(double temperature) {
        SplittableRandom random = new SplittableRandom(7);
        return IntStream.range(0, PEOPLE)
                .mapToObj(p -> IntStream.range(0, 1000)
                        .mapToObj(i -> said(random, temperature))
                        .toList())
                .toList();
    }

    private static Said said(SplittableRandom random, double temperature) {
        double[] z = random.doubles(3, -2, 2).toArray();
        double[] likely = softmax(z, 1);
        double drawn = random.nextDouble();
        int truth = drawn < likely[0] ? 0 : drawn < likely[0] + likely[1] ? 1 : 2;
        return new Said("class", softmax(z, temperature), truth);
    }

    private static double[] softmax(double[] z, double by) {
        double[] e = java.util.Arrays.stream(z).map(v -> Math.exp(v * by)).toArray();
        double sum = java.util.Arrays.stream(e).sum();
        return java.util.Arrays.stream(e).map(v -> v / sum).toArray();
    }
}
