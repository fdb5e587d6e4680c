package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows whose heights are known: a pulse of 10 mm from column 40 to 90, a trace from column 120 on that lies about 12 px above its zero. */
class ZeroLineTest {

    private static final int WIDTH = 2700;
    private static final int FIRST = 120;
    private static final TraceEnds ENDS = new TraceEnds(FIRST, FIRST + 2500, 625, 3);

    private static float[] withoutPulse(double zero) {
        float[] heights = new float[WIDTH];
        Arrays.fill(heights, Float.NaN);
        for (int x = ENDS.from(); x < ENDS.to(); x++) {
            heights[x] = (float) (zero - 12 + 5 * Math.sin(x / 40.0));
        }
        return heights;
    }

    private static float[] withPulse(double zero) {
        float[] heights = withoutPulse(zero);
        Arrays.fill(heights, 25, 105, (float) zero);
        Arrays.fill(heights, 40, 90, (float) (zero - 100));
        return heights;
    }

    private static Row row(float[] heights) {
        Plane blank = new Plane(WIDTH, 10);
        return new Row(TracePath.along(Ink.of(blank), 5), heights, List.of(), CalibrationPulse.in(heights));
    }

    @Test
    void aPulseStandsOnZero() {
        assertThat(ZeroLine.of(List.of(row(withPulse(300))), ENDS)).containsExactly(300.0);
    }

    @Test
    void aPulseThatIsNotQuiteDownAtItsEndStandsOnTheLineBesideIt() {
        float[] heights = withPulse(300);
        heights[90] = 290;
        Row row = row(heights);
        assertThat(row.pulse()).isPresent();
        assertThat(ZeroLine.of(List.of(row), ENDS)).containsExactly(300.0);
    }

    @Test
    void whereAPulseIsNotFoundItsFootIsSoughtWhereTheOthersHaveTheirs() {
        float[] cut = withPulse(700);
        Arrays.fill(cut, 40, 90, (float) (700 - 60));
        Row unlike = row(cut);
        assertThat(unlike.pulse()).isEmpty();
        assertThat(ZeroLine.of(List.of(row(withPulse(300)), unlike), ENDS)).containsExactly(300.0, 700.0);
    }

    @Test
    void aRowWithoutAFootLiesAboutTheMeanOfWhatItShows() {
        List<Double> zeros = ZeroLine.of(List.of(row(withPulse(300)), row(withoutPulse(700))), ENDS);
        assertThat(zeros.get(0)).isEqualTo(300.0);
        assertThat(zeros.get(1)).isCloseTo(688.0, within(0.3));
    }

    @Test
    void aTraceThatIsLevelIsNoFoot() {
        float[] level = withoutPulse(700);
        Arrays.fill(level, FIRST, FIRST + 40, 640);
        TraceEnds ends = new TraceEnds(FIRST, FIRST + 2500, 625, 3);
        float[] late = new float[WIDTH];
        Arrays.fill(late, Float.NaN);
        System.arraycopy(withPulse(300), 0, late, 30, WIDTH - 30);
        double zero = ZeroLine.of(List.of(row(late), row(level)), ends).get(1);
        assertThat(zero).isCloseTo(row(level).mean(ends.from(), ends.to()), within(1e-9));
    }

    @Test
    void aPulseAtTheVeryEdgeOfABoxStandsOnTheLineBeforeIt() {
        float[] heights = new float[100];
        Arrays.fill(heights, 300);
        Arrays.fill(heights, 45, 98, 200);
        assertThat(CalibrationPulse.foot(heights, 45, 98)).hasValue(300);
        assertThat(CalibrationPulse.foot(heights, 45, 99)).hasValue(300);
    }
}
