package org.einthoven.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.PulseErrors.Mark;
import org.einthoven.splits.Splits;

/**
 * A pulse of a patient, cut out alone, as two annotators marked it.
 *
 * @param id its index in the published set
 * @param annotators each one's marks in ms from the first sample, without those that were not set
 */
record RealPulse(String id, Pleth pleth, List<Map<Mark, Double>> annotators) {

    private static final Set<String> LISTED = Set.copyOf(Splits.ppgbp().records(PulseScore.DEVELOPMENT));

    /** A list of pulses, each with {@code fs}, {@code signal}, and marks by annotator as sample indices. */
    static final String FILE = "ppgbp_pulses.json";

    /** A pulse at 240 a minute. */
    private static final double SHORTEST_MS = 250;

    private static final List<String> ANNOTATORS = List.of("MG", "PC");

    private static final Map<Mark, String> KEYS =
            Map.of(Mark.ONSET, "on", Mark.PEAK, "sp", Mark.NOTCH, "dn", Mark.OFFSET, "off");

    RealPulse {
        annotators = List.copyOf(annotators);
    }

    /**
     * All of them, whatever their split.
     *
     * @throws NoSuchFileException where the file is not there
     * @throws IOException naming the file and the pulse where it is damaged or not to be understood
     */
    static List<RealPulse> read(Path file) throws IOException {
        JsonNode list;
        try {
            list = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged or was cut off: " + e.getOriginalMessage(), e);
        }
        if (!list.isArray()) {
            throw new IOException(file + " holds no list of pulses" + PublicSet.whereToGet(file));
        }
        List<RealPulse> pulses = new ArrayList<>();
        for (JsonNode node : list) {
            try {
                pulses.add(of(node));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + ": pulse " + node.path("index").asText("without an index") + ": " + e.getMessage(), e);
            }
        }
        return pulses;
    }

    private static RealPulse of(JsonNode node) {
        SampleRate rate = new SampleRate(node.required("fs").asDouble());
        JsonNode signal = node.required("signal");
        if (rate.msAt(signal.size()) < SHORTEST_MS) {
            throw new IllegalArgumentException("it has " + signal.size() + " samples, and no pulse is that short");
        }
        float[] values = new float[signal.size()];
        for (int i = 0; i < values.length; i++) {
            if (!signal.get(i).isNumber()) {
                throw new IllegalArgumentException("sample " + i + " is no number: " + signal.get(i));
            }
            values[i] = (float) signal.get(i).asDouble();
        }
        return new RealPulse(
                node.required("index").asText(),
                new Pleth(rate, Samples.copyOf(values)),
                ANNOTATORS.stream()
                        .map(name -> marks(node.path(name), rate, values.length))
                        .toList());
    }

    private static Map<Mark, Double> marks(JsonNode annotator, SampleRate rate, int length) {
        Map<Mark, Double> marks = new EnumMap<>(Mark.class);
        KEYS.forEach((mark, key) -> {
            JsonNode at = annotator.path(key);
            if (at.isNumber()) {
                if (at.asDouble() < 0 || at.asDouble() > length) {
                    throw new IllegalArgumentException(key + " at sample " + at + " of " + length);
                }
                marks.put(mark, rate.msAt(at.asDouble()));
            }
        });
        return marks;
    }

    /** Whether it is listed for development; every other is one of the test. */
    boolean isDevelopment() {
        return isDevelopment(id);
    }

    static boolean isDevelopment(String id) {
        return LISTED.contains(id);
    }

    /** Mean of the annotators who set the mark. */
    OptionalDouble meanMs(Mark mark) {
        return annotators.stream()
                .filter(marks -> marks.containsKey(mark))
                .mapToDouble(marks -> marks.get(mark))
                .average();
    }

    /** How far apart the two annotators set the mark; empty where one did not. */
    OptionalDouble apartMs(Mark mark) {
        List<Double> set = annotators.stream()
                .filter(marks -> marks.containsKey(mark))
                .map(marks -> marks.get(mark))
                .toList();
        return set.size() == 2 ? OptionalDouble.of(Math.abs(set.get(0) - set.get(1))) : OptionalDouble.empty();
    }
}
