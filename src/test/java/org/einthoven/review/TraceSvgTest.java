package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/** The drawing names what the forms beside it ask for. */
class TraceSvgTest {
    private static final Ecg MINUTE =
            new Ecg(new SampleRate(100), List.of(new Lead(LeadName.II, Samples.copyOf(new float[6_000]))));
    private static final List<Beat> BEATS = IntStream.range(0, 60)
            .mapToObj(i -> new Beat(500 + 1000 * i, BeatClass.N, Map.of()))
            .toList();

    private static String drawn(String fromS) {
        return TraceSvg.draw(
                MINUTE,
                new TraceMarks(BEATS, List.of()),
                SheetChoice.of(null, null, null, null, null, fromS),
                Phrasebook.ENGLISH);
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
