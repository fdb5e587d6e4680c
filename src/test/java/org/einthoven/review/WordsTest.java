package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All words of the pages stand in the bundles, and every language has all of them. */
class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path PAGES = Path.of("src/main/java/org/einthoven/review");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** Names, codes, units and keys, which are the same in every language. */
    private static final Set<String> NO_WORDS = Set.of(
            ("Einthoven ECG PPG P T AuditEvent SHA PDF ECE Brier fhir Observation Europe Berlin Cabrera I II III aVR ST QRS Hz mm ms px min"
                            + " x y uV mV V nV s Enter Esc Del PgUp PgDn 7QK2 0V9T H4MX")
                    .split(" "));

    /** Words that German writes as English does. */
    private static final Set<String> THE_SAME = Set.of(
            "ECG",
            "PPG",
            "PPGs",
            "Version",
            "Name",
            "Pause",
            "Zoom",
            "Filter",
            "Training",
            "Test",
            "Commit",
            "Browser",
            "Cabrera",
            "Patient",
            "Position",
            "Export",
            "Heatmaps",
            "Couplets",
            "Diastole, ms",
            "Systole, ms",
            "normal",
            "Routine",
            "zoom",
            "Fusion",
            "McNemar p",
            "{n} min",
            "{n} h",
            "Interval",
            "Version {version}",
            "English",
            "Amplitude",
            "Amplitude, %");

    static Stream<Path> templates() throws IOException {
        return Files.walk(RESOURCES.resolve("templates"))
                .filter(file -> file.toString().endsWith(".html"));
    }

    static Stream<Class<?>> bundles() throws IOException {
        return Files.list(PAGES)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Words.java") || name.equals("Phrases.java"))
                .<Class<?>>map(name -> named("org.einthoven.review." + name.replace(".java", "")))
                .filter(type -> type.isAnnotationPresent(MessageBundle.class));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoWordOutsideTheBundles(Path template) throws IOException {
        assertThat(words(Files.readString(template))).isEmpty();
    }

    @Test
    void findsWordsInTextAndInWhatIsReadOutOrShown() {
        assertThat(
                        words(
                                "<p class=\"note\">A {b.c} word</p>{! no !}<input name=\"x\" placeholder=\"and {#if y}more{/if}\">"))
                .containsExactly("and", "more", "word");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasEveryWordInGermanWithTheSamePlaces(Class<?> bundle) throws IOException {
        Map<String, String> english = english(bundle);
        Map<String, String> german = german(bundle);
        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (name, text) -> assertThat(places(german.get(name))).as(name).isEqualTo(places(text)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysNothingInGermanAsInEnglishThatGermansSayOtherwise(Class<?> bundle) throws IOException {
        Map<String, String> german = german(bundle);
        assertThat(english(bundle).entrySet()).allSatisfy(word -> assertThat(
                        german.get(word.getKey()).equals(word.getValue()) && !THE_SAME.contains(word.getValue()))
                .as(word.toString())
                .isFalse());
    }

    @Test
    void knowsEveryBundle() throws IOException {
        assertThat(bundles()).contains(Words.class, Phrases.class, RecordingWords.class, ModelWords.class);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, WordsTest.class.getClassLoader());
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    private static Map<String, String> english(Class<?> bundle) {
        return Arrays.stream(bundle.getMethods())
                .collect(Collectors.toMap(
                        method -> method.getName(),
                        method -> method.getAnnotation(Message.class).value(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, String> german(Class<?> bundle) throws IOException {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        String file = name.equals(MessageBundle.DEFAULT_NAME) ? "msg" : name;
        Properties words = new Properties();
        try (Reader reader =
                new StringReader(Files.readString(RESOURCES.resolve("messages/" + file + "_de.properties")))) {
            words.load(reader);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        Map<String, String> german = new TreeMap<>();
        words.stringPropertyNames().forEach(key -> german.put(key, words.getProperty(key)));
        return german;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Words of a template that a reader sees or hears: text, and the attributes that are shown or read out. */
    private static Set<String> words(String template) {
        String plain = template.replaceAll("(?s)\\{!.*?!}|\\{#bodyClass}.*?\\{/bodyClass}", " ")
                // keys to be pressed, and what is typed or called so in every language
                .replaceAll(
                        "(?s)<!DOCTYPE[^>]*>|<kbd>.*?</kbd>|<code[ >].*?</code>|<pre[ >].*?</pre>|<b class=\"beat.*?</b>",
                        " ")
                .replaceAll("(?s)(<li>)<i class=\"swatch (p|qrs|t)\"></i>\\w+", "$1");
        String shown = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")
                .matcher(plain.replaceAll("\\{[^}]*}", " "))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining(" "));
        String text = plain.replaceAll("(?s)\\{[^}]*}", " ")
                .replaceAll("(?s)<option>[^<]*</option>|<[^>]*type=\"checkbox\"[^>]*> [NSVFQ]</label>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("&[#\\w]+;", " ");
        List<String> all = Arrays.asList((text + " " + shown).split("[^\\p{L}\\p{N}]+"));
        return all.stream()
                // a letter alone is a key, a class of beats or a wave
                .filter(word -> word.length() > 1)
                .filter(word -> word.chars().anyMatch(Character::isLetter) && !NO_WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
