package org.einthoven.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.einthoven.diagnosis.FindingCode;

/**
 * What the server says in English wherever it says it, in another language: faults, caveats, edits, names of measurements
 * and findings. These are kept, signed and sent in English, so a page looks up the whole sentence when it is shown, and
 * shows the English where there is none. Bounded: a text that is longer than any sentence is not looked up.
 *
 * <p>Written in {@code phrasebook/de.txt}: a sentence, and in the next line, after a tab, the same in German. {@code {}}
 * stands for what is filled in, {@code {n}} for a number; {@code {2}} in the German is the second of these.
 */
final class Phrasebook {
    private static final int LONGEST = 1_000;
    /** What is filled in is a name or a sentence, and that a sentence in a sentence in a sentence at most. */
    private static final int DEEPEST = 4;

    private static final Pattern PLACE = Pattern.compile("\\{(\\d*)}");

    private static final Pattern OPEN = Pattern.compile("\\{(n?)}");
    private static final String NUMBER = "([\u2212+-]?\\d[\\d.,]*)";

    static final Phrasebook GERMAN = read("de");
    /** Of every sentence itself: nothing is looked up. */
    static final Phrasebook ENGLISH = new Phrasebook(Map.of(), Map.of());

    /** @param counting whether nothing but numbers is filled in */
    private record Sentence(Pattern english, String translated, boolean counting) {}

    private final Map<String, String> whole;
    private final List<Sentence> filled;
    private final Map<String, String> findings;

    private Phrasebook(Map<String, String> pairs, Map<String, String> findings) {
        this.whole = pairs;
        this.findings = findings;
        this.filled = pairs.entrySet().stream()
                .filter(pair -> OPEN.matcher(pair.getKey()).find())
                // what says more in its own words is meant rather than what leaves more open
                .sorted(Comparator.comparingInt(
                        pair -> -OPEN.matcher(pair.getKey()).replaceAll("").length()))
                .map(pair -> new Sentence(
                        pattern(pair.getKey()), pair.getValue(), !pair.getKey().contains("{}")))
                .toList();
    }

    /** The same in the other language; empty where the book has not got it. */
    Optional<String> of(String english) {
        return english.length() > LONGEST ? Optional.empty() : of(english, 0);
    }

    /** The same in the other language where the book has all of it but numbers: none of its words stays as it was. */
    Optional<String> counted(String english) {
        return english.length() > LONGEST
                ? Optional.empty()
                : filled.stream()
                        .filter(sentence -> sentence.counting
                                && sentence.english.matcher(english).matches())
                        .findFirst()
                        .flatMap(sentence -> of(english));
    }

    /** The same in the other language, and as it is where the book has not got it. */
    String said(String english) {
        return of(english).orElse(english);
    }

    /** The name of a finding; empty for a code that the book has not got. */
    Optional<String> finding(String code) {
        return Optional.ofNullable(findings.get(code));
    }

    private Optional<String> of(String english, int depth) {
        String same = whole.get(english);
        if (same != null) {
            return Optional.of(same);
        }
        for (Sentence sentence : filled) {
            Matcher matcher = sentence.english.matcher(english);
            if (matcher.matches()) {
                return Optional.of(fill(sentence.translated, matcher, depth));
            }
        }
        return depth > 0 ? Optional.empty() : ofEach("; ", english).or(() -> ofEach(", ", english));
    }

    /** Of several in one line, if it has got all of them. */
    private Optional<String> ofEach(String between, String english) {
        List<Optional<String>> parts =
                Arrays.stream(english.split(between)).map(part -> of(part, 1)).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().map(Optional::orElseThrow).collect(Collectors.joining(between)))
                : Optional.empty();
    }

    private String fill(String translated, Matcher values, int depth) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(translated);
        for (int next = 1; place.find(); next++) {
            int number = place.group(1).isEmpty() ? next : Integer.parseInt(place.group(1));
            String value = values.group(number);
            String said = depth < DEEPEST ? of(value, depth + 1).orElse(value) : value;
            place.appendReplacement(text, Matcher.quoteReplacement(said));
        }
        return place.appendTail(text).toString();
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (Matcher open = OPEN.matcher(english); open.find(); end = open.end()) {
            pattern.append(Pattern.quote(english.substring(end, open.start())))
                    .append(open.group(1).isEmpty() ? "(.*?)" : NUMBER);
        }
        return Pattern.compile(pattern + Pattern.quote(english.substring(end)), Pattern.DOTALL);
    }

    private static Phrasebook read(String language) {
        try (BufferedReader book = open(language + ".txt")) {
            Map<String, String> findings = properties("findings_" + language);
            Map<String, String> pairs = pairs(book.lines().toList());
            for (FindingCode code : FindingCode.values()) {
                Optional.ofNullable(findings.get(code.code()))
                        .ifPresent(name -> pairs.putIfAbsent(code.display(), name));
            }
            return new Phrasebook(pairs, findings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Words by their keys, of one file beside the book. */
    static Map<String, String> properties(String name) {
        try (BufferedReader file = open(name + ".properties")) {
            Properties words = new Properties();
            words.load(file);
            return words.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, words::getProperty));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalStateException where a line has no translation, or a sentence is there twice */
    private static Map<String, String> pairs(List<String> lines) {
        List<String> said = new ArrayList<>(lines);
        said.removeIf(line -> line.isBlank() || line.startsWith("#"));
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i += 2) {
            String english = said.get(i);
            boolean paired = i + 1 < said.size()
                    && !english.startsWith("\t")
                    && said.get(i + 1).startsWith("\t");
            if (!paired || pairs.put(english, said.get(i + 1).strip()) != null) {
                throw new IllegalStateException("in the phrasebook: " + english);
            }
        }
        return pairs;
    }

    private static BufferedReader open(String name) {
        InputStream file = Phrasebook.class.getResourceAsStream("/phrasebook/" + name);
        if (file == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
}
