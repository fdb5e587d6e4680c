package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All words of these pages stand in the bundles, and every language has all of them. */
class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** Names, signs and what is the same in every language. */
    private static final Set<String> NO_WORDS = Set.of(
            "Einthoven",
            "ECG",
            "PPG",
            "uV",
            "mV",
            "V",
            "nV",
            "min",
            "j",
            "k",
            "n",
            "J",
            "K",
            "T",
            "N",
            "S",
            "F",
            "Q",
            "A",
            "B",
            "C",
            "Enter",
            "fhir",
            "Observation",
            "Europe",
            "Berlin",
            "SHA",
            "PDF",
            "ECE",
            "Brier");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login",
                "logout",
                "worklist",
                "worklistTable",
                "claim",
                "page",
                "pulse",
                "pulseLegend",
                "trainingSets",
                "keeping",
                "monitoring",
                "monitoringNav",
                "monitoringSeries",
                "monitoringFigures",
                "series",
                "performance",
                "overrides",
                "overridesTable",
                "monthlyReports",
                "holter",
                "hourCells"
            })
    void holdsNoWordOutsideTheBundles(String template) throws IOException {
        String text = Files.readString(RESOURCES.resolve("templates/review/" + template + ".html"));
        assertThat(words(text)).isEmpty();
    }

    @Test
    void findsWordsInTextAndInWhatIsReadOutOrShown() {
        assertThat(
                        words(
                                "<p class=\"note\">A {b.c} word</p>{! no !}<input name=\"x\" placeholder=\"and {#if y}more{/if}\">"))
                .containsExactly("and", "more", "word");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Words.class,
                Phrases.class,
                PulseWords.class,
                HolterWords.class,
                TrainingWords.class,
                KeepingWords.class,
                MonitoringWords.class
            })
    void hasEveryWordInGermanWithTheSamePlaces(Class<?> bundle) throws IOException {
        Properties german = new Properties();
        String file = bundle.getAnnotation(MessageBundle.class).value().replace(MessageBundle.DEFAULT_NAME, "msg")
                + "_de.properties";
        try (Reader reader = new StringReader(Files.readString(RESOURCES.resolve("messages/" + file)))) {
            german.load(reader);
        }
        Map<String, String> english = Arrays.stream(bundle.getMethods())
                .collect(Collectors.toMap(method -> method.getName(), method -> method.getAnnotation(Message.class)
                        .value()));
        assertThat(german.stringPropertyNames()).isEqualTo(english.keySet());
        english.forEach((name, text) ->
                assertThat(places(german.getProperty(name))).as(name).isEqualTo(places(text)));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Words of a template that a reader sees or hears: text, and the attributes that are shown or read out. */
    private static Set<String> words(String template) {
        String plain = template.replaceAll("(?s)\\{!.*?!}|\\{#bodyClass}.*?\\{/bodyClass}", " ")
                .replaceAll("(?s)<!DOCTYPE[^>]*>", " ");
        String shown = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")
                .matcher(plain.replaceAll("\\{[^}]*}", " "))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining(" "));
        String text = plain.replaceAll("(?s)\\{[^}]*}", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("&[#\\w]+;", " ");
        List<String> all = Arrays.asList((text + " " + shown).split("[^\\p{L}]+"));
        return all.stream()
                .filter(word -> !word.isEmpty() && !NO_WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
