package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawing names what the forms beside it ask for. */
class TraceSvgTest {
    private static final Ecg MINUTE =
            new Ecg(new SampleRate(100), List.of(new Lead(LeadName.II, Samples.copyOf(new float[6_000]))));
    private static final List<Beat> BEATS = IntStream.range(0, 60)
            .mapToObj(i -> new Beat(500 + 1000 * i, BeatClass.N, Map.of()))
            .toList();

    private static final Ecg TWELVE = new Ecg(
            new SampleRate(100),
            Stream.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")
                    .map(name ->
                            new Lead(LeadName.valueOf(name.toUpperCase(Locale.ROOT)), Samples.copyOf(new float[6_000])))
                    .toList());

    private static String drawn(String fromS) {
        return drawn(MINUTE, null, fromS);
    }

    private static String drawn(Ecg ecg, @Nullable String form, String fromS) {
        return TraceSvg.draw(
                ecg,
                new TraceMarks(BEATS, List.of()),
                SheetChoice.of(form, null, null, null, null, fromS),
                Phrasebook.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x4+1", "3x4+3", "6x2"})
    void namesTheSecondsAndBeatsOverAllColumnsOfAForm(String form) {
        // 20 mm of gutter and 25 mm a second, from 30 s on
        assertThat(drawn(TWELVE, form, "30"))
                .contains("<text x=\"20.00\"", ">30 s</text>", ">#35</text>", ">#40</text>")
                .containsPattern("<text x=\"145\\.00\"[^>]*>35 s<")
                .containsPattern("<text x=\"270\\.00\"[^>]*>40 s<")
                .doesNotContain(">29 s</text>", ">41 s</text>");
    }

    @Test
    void numbersEveryFifthBeatOfTheRecording() {
        assertThat(drawn("30")).contains(">#35</text>", ">#40</text>").doesNotContain(">#5</text>", ">#36</text>");
        assertThat(drawn("0")).contains(">#5</text>", ">#10</text>");
    }

    @Test
    void theLetterOfANumberedBeatStaysOverItsInstantAndBesideTheNumber() {
        // the fifth beat is at 4.5 s: 20 mm of gutter and 4.5 s of 25 mm
        assertThat(drawn("0"))
                .containsPattern(
                        "<text x=\"132\\.50\" [^>]*text-anchor=\"middle\"[^>]*>N</text><text x=\"134\\.30\"[^>]*>#5<")
                .doesNotContainPattern(">[NSVFQ] ?\\d");
    }

    @Test
    void namesTheSecondsAboveTheRow() {
        assertThat(drawn("30.5")).contains(">31 s</text>", ">40 s</text>").doesNotContain(">30 s</text>");
    }
}
