package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two kinds of beats in two leads at 125 Hz: narrow ones, and wide ones that point the other way. */
class LookAlikesTest {

    private static final String RHYTHM = "nnwnnwnnnn";

    @Test
    void aBeatLooksLikeThoseOfItsKindUpToItself() {
        LookAlikes alike = of(RHYTHM, 1);

        assertThat(alike.upTo(5)).containsExactly(2, 5);
        assertThat(alike.upTo(4)).containsExactly(0, 1, 3, 4);
    }

    @Test
    void theFirstOfItsKindIsAlone() {
        assertThat(of(RHYTHM, 1).upTo(2)).containsExactly(2);
    }

    @Test
    void thePolarityOfOneLeadOfTwoMakesTheDifference() {
        List<float[]> leads = leads("nnnn", 1);
        for (int i = peak(3) - 30; i < peak(3) + 30; i++) {
            leads.get(1)[i] *= -1;
        }

        assertThat(new LookAlikes(leads, peaks(4)).upTo(3)).containsExactly(3);
    }

    @Test
    void aTenthMoreOrLessOfAmplitudeMakesNoDifference() {
        List<float[]> leads = leads("nnnn", 1);
        for (int i = peak(3) - 30; i < peak(3) + 30; i++) {
            leads.get(0)[i] *= 1.1f;
            leads.get(1)[i] *= 0.9f;
        }

        assertThat(new LookAlikes(leads, peaks(4)).upTo(3)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void gainDoesNotMatter() {
        assertThat(of(RHYTHM, 7).upTo(9)).isEqualTo(of(RHYTHM, 0.1).upTo(9));
    }

    @Test
    void whatIsMoreThanSixHundredBeatsAgoIsForgotten() {
        LookAlikes alike = of("n".repeat(700), 1);

        assertThat(alike.upTo(699)).hasSize(601).endsWith(699);
    }

    @Test
    void beatsAtTheVeryEndsAreBeatsToo() {
        LookAlikes alike = new LookAlikes(leads("nn", 1), new int[] {0, 249});

        assertThat(alike.upTo(1)).endsWith(1);
    }

    private static LookAlikes of(String kinds, double gain) {
        return new LookAlikes(leads(kinds, gain), peaks(kinds.length()));
    }

    private static int peak(int beat) {
        return 60 + 100 * beat;
    }

    private static int[] peaks(int beats) {
        return IntStream.range(0, beats).map(LookAlikesTest::peak).toArray();
    }

    private static List<float[]> leads(String kinds, double gain) {
        float[] one = new float[peak(kinds.length()) + 40];
        float[] two = new float[one.length];
        for (int b = 0; b < kinds.length(); b++) {
            boolean wide = kinds.charAt(b) == 'w';
            for (int i = peak(b) - 50; i < peak(b) + 50; i++) {
                double from = (i - peak(b)) / (wide ? 8.0 : 3.0);
                double bump = gain * Math.exp(-from * from);
                one[i] += (float) (wide ? -1.4 * bump : bump);
                two[i] += (float) (wide ? bump : 0.6 * bump);
            }
        }
        return List.of(one, two);
    }
}
