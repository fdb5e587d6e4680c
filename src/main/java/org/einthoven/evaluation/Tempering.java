package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.inference.Temperature;

/**
 * Finds the temperature at which scores may be called probabilities: the likeliest one, given what was said of people whom
 * the model had not seen and what was true (Guo et al. 2017). How well it does is measured by the temperature of four fifths
 * of the people on the others, in turn.
 */
final class Tempering {

    private static final int PARTS = 5;

    /** Between these it is looked for: beyond, scores would all be equal or all be certain. */
    private static final double LOWEST = Math.log(0.1);

    private static final double HIGHEST = Math.log(10);

    /** Halves the range about 28 times: finer than four digits. */
    private static final int STEPS = 40;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Tempering() {}

    /**
     * By golden section: the surprise has one minimum only. Where several questions share it, with the offset of each.
     * {@link Temperature#NONE} where nothing was said.
     */
    static Temperature fit(List<Said> answers) {
        List<Said> known =
                answers.stream().filter(said -> said.truth() != Said.NONE).toList();
        if (known.isEmpty()) {
            return Temperature.NONE;
        }
        double low = LOWEST;
        double high = HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = surprise(known, left);
        double atRight = surprise(known, right);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = surprise(known, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = surprise(known, right);
            }
        }
        return with(known, (low + high) / 2);
    }

    private static Temperature with(List<Said> answers, double logTemperature) {
        return new Temperature(
                Math.exp(logTemperature), QuestionOffsets.at(Math.exp(logTemperature), byQuestion(answers)));
    }

    private static double surprise(List<Said> answers, double logTemperature) {
        Temperature temperature = with(answers, logTemperature);
        return answers.stream()
                .mapToDouble(said -> said.surprise(temperature))
                .average()
                .orElseThrow();
    }

    /** All that was said, that of each person at the temperature of others. */
    static List<Said> crossed(List<List<Said>> people) {
        List<Said> tempered = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int own = part;
            Temperature others = fit(all(people, p -> p % PARTS != own));
            all(people, p -> p % PARTS == own).forEach(said -> tempered.add(said.at(others)));
        }
        return tempered;
    }

    private static List<Said> all(List<List<Said>> people, IntPredicate which) {
        return IntStream.range(0, people.size())
                .filter(which)
                .mapToObj(people::get)
                .flatMap(List::stream)
                .toList();
    }

    /** {@link #metrics} of one question with these answers. */
    static Map<String, Object> ofClasses(List<List<Said>> people, List<String> classes) {
        return metrics(people, answers -> {
            Map<String, List<Scored>> rows = new LinkedHashMap<>();
            for (int c = 0; c < classes.size(); c++) {
                int place = c;
                rows.put(
                        classes.get(c),
                        answers.stream().map(said -> said.answer(place)).toList());
            }
            return rows;
        });
    }

    /** {@link #metrics} of questions that are answered by yes or no. */
    static Map<String, Object> ofQuestions(List<List<Said>> people) {
        return metrics(people, Tempering::byQuestion);
    }

    private static Map<String, List<Scored>> byQuestion(List<Said> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        Said::of, LinkedHashMap::new, Collectors.mapping(said -> said.answer(0), Collectors.toList())));
    }

    /** How far yes-or-no answers can be trusted as they come: {@link #rows} alone. */
    static Map<String, Object> asItIs(List<Said> answers) {
        return rows(byQuestion(answers));
    }

    /**
     * By class how far its scores can be trusted as they come; under {@code tempered} the same at the temperature of other
     * people; and the temperature of all.
     */
    private static Map<String, Object> metrics(
            List<List<Said>> people, Function<List<Said>, Map<String, List<Scored>>> apart) {
        List<Said> all = all(people, p -> true);
        Map<String, Object> metrics = rows(apart.apply(all));
        metrics.put("answers", all.size());
        Temperature temperature = fit(all);
        metrics.put("temperature", temperature.value());
        if (!temperature.offsets().isEmpty()) {
            metrics.put("offsets", new TreeMap<>(temperature.offsets()));
        }
        metrics.put("tempered", rows(apart.apply(crossed(people))));
        return metrics;
    }

    /** By name, and the mean of their errors. */
    private static Map<String, Object> rows(Map<String, List<Scored>> apart) {
        Map<String, Object> rows = new LinkedHashMap<>();
        apart.forEach((name, answers) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ece", Calibration.ece(answers));
            row.put("brier", Calibration.brier(answers));
            row.put("reliability", Calibration.reliability(answers));
            rows.put(name, row);
        });
        rows.put(
                "ece",
                apart.values().stream()
                        .filter(answers -> !answers.isEmpty())
                        .mapToDouble(Calibration::ece)
                        .average()
                        .orElse(Double.NaN));
        return rows;
    }
}
