package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.junit.jupiter.api.Test;

class BeatSvgTest {
    private static final Pattern FIELD =
            Pattern.compile("data-part=\"(\\w+)\" x=\"([\\d.]+)\" y=\"\\d+\" width=\"([\\d.]+)\"");
    private static final Pattern LINE = Pattern.compile("d=\"(M5\\.00 [^\"]+)\"");

    /** 600 ms at 500 Hz: flat but for 1 mV at 300 ms. */
    private static RepresentativeBeat beat(Map<Wave, Extent> waves) {
        float[] mv = new float[300];
        mv[150] = 1;
        return new RepresentativeBeat(
                new SampleRate(500),
                300,
                BeatClass.N,
                List.of(1000.0, 1800.0),
                List.of(new Lead(LeadName.II, Samples.copyOf(mv)), new Lead(LeadName.AVF, Samples.copyOf(mv))),
                Set.of(LeadName.AVF),
                waves);
    }

    @Test
    void drawsASecondOver50MmAndAMillivoltOver10Mm() {
        List<String> points = LINE.matcher(BeatSvg.draw(beat(Map.of()), "beat", "derived"))
                .results()
                .map(match -> List.of(match.group(1).substring(1).split("L")))
                .findFirst()
                .orElseThrow();
        assertThat(points).hasSize(300);
        assertThat(points.get(150)).startsWith("20.00 ");
        assertThat(y(points.get(0)) - y(points.get(150))).isEqualTo(10);
    }

    private static double y(String point) {
        return Double.parseDouble(point.split(" ")[1]);
    }

    @Test
    void givesEachPartOfTheBeatAFieldInEachLead() {
        Map<Wave, Extent> waves = Map.of(
                Wave.P, new Extent(100, 200),
                Wave.QRS, new Extent(260, 340),
                Wave.T, new Extent(400, 560));
        String svg = BeatSvg.draw(beat(waves), "beat", "derived");
        assertThat(FIELD.matcher(svg).results().limit(5))
                .extracting(match -> match.group(1), match -> match.group(2), match -> match.group(3))
                .containsExactly(
                        tuple("P", "10.00", "5.00"),
                        tuple("PR", "15.00", "3.00"),
                        tuple("QRS", "18.00", "4.00"),
                        tuple("ST", "22.00", "3.00"),
                        tuple("T", "25.00", "8.00"));
        assertThat(svg).contains("data-lead=\"II\"", "aVF (derived)");
    }

    @Test
    void leavesOutWhatWasNotFoundAndSegmentsBetweenWavesThatTouch() {
        Map<Wave, Extent> waves = Map.of(Wave.QRS, new Extent(260, 340), Wave.T, new Extent(340, 560));
        assertThat(FIELD.matcher(BeatSvg.draw(beat(waves), "beat", "derived"))
                        .results()
                        .map(MatchResult::group))
                .hasSize(2 * 2)
                .noneMatch(field -> field.contains("ST") || field.contains("PR"));
    }
}
