package org.einthoven.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that are told from one another on a page, by what they look like in many fonts ({@code words.txt}, learned). */
final class KnownWords {
    private static final String FILE = "/words.txt";

    /** A word that stands for all others: what is most like one of those is none of ours. */
    static final String OTHER = "-";

    /** What is less like a word than this is none. Chosen on rendered pages of the generator in fonts that were learned. */
    private static final double LEAST = 0.72;

    /** By so much it must be more like it than like any other. */
    private static final double MARGIN = 0.04;

    private record Shape(String word, WordShape shape) {}

    private final List<Shape> shapes;

    private KnownWords(List<Shape> shapes) {
        this.shapes = shapes;
    }

    static KnownWords learned() {
        return Learned.WORDS;
    }

    /** Read once it is needed. */
    private static final class Learned {
        static final KnownWords WORDS = read();

        private Learned() {}

        private static KnownWords read() {
            try (InputStream file = KnownWords.class.getResourceAsStream(FILE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return new KnownWords(lines.lines()
                        .map(line -> line.split(" "))
                        .map(parts -> new Shape(parts[0], WordShape.parse(parts[1], parts[2])))
                        .toList());
            } catch (IOException damaged) {
                throw new UncheckedIOException(damaged);
            }
        }
    }

    /** The word that it surely is; empty for what is none, or could be two. */
    Optional<String> read(WordShape shape) {
        Map<String, Double> likeness = new LinkedHashMap<>();
        for (Shape known : shapes) {
            likeness.merge(known.word(), shape.likeness(known.shape()), Math::max);
        }
        List<Map.Entry<String, Double>> best = likeness.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(2)
                .toList();
        boolean sure = best.get(0).getValue() >= LEAST
                && best.get(0).getValue() - best.get(1).getValue() >= MARGIN
                && !best.get(0).getKey().equals(OTHER);
        return sure ? Optional.of(best.get(0).getKey()) : Optional.empty();
    }
}
