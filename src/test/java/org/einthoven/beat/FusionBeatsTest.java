package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/**
 * A letter a beat in two leads: narrow ones (n), wide ones that come early (v) or when a narrow one is due (w), early ones of
 * other shapes (1, 2, 3), and mixtures of narrow and wide that are due (f) or early (e). The model has called mixtures V.
 */
class FusionBeatsTest {

    private static final SampleRate RATE = new SampleRate(250);
    private static final double INTERVAL_MS = 800;
    private static final double EARLY = 0.65;
    private static final Predicate<Beat> NONE = beat -> false;

    @Test
    void aMixtureOfBothThatComesWhenASinusBeatIsDueIsAFusionBeat() {
        assertRead("nnnv".repeat(25) + "nnnfnnnf").endsWith(of("NNNFNNNF")).startsWith(of("NNNV".repeat(25)));
    }

    @Test
    void oneThatTheModelCalledNormalIsOneToo() {
        String rhythm = "nnnv".repeat(25) + "nnnf";
        List<Beat> called = new ArrayList<>(called(rhythm));
        called.set(103, called.get(103).as(BeatClass.N));

        assertThat(FusionBeats.in(ecg(rhythm, 0), called, NONE).get(103).beatClass())
                .isEqualTo(BeatClass.F);
    }

    @Test
    void ofWhatWasSettledOtherwiseNothingIsSaidAndNothingFollows() {
        String rhythm = "nnnv".repeat(25) + "nnnf";

        assertThat(FusionBeats.in(ecg(rhythm, 0), called(rhythm), beat -> beat.timeMs() > 80 * INTERVAL_MS)
                        .get(103)
                        .beatClass())
                .isEqualTo(BeatClass.V);
        assertThat(FusionBeats.in(ecg(rhythm, 0), called(rhythm), beat -> beat.beatClass() == BeatClass.V))
                .extracting(Beat::beatClass)
                .doesNotContain(BeatClass.F);
    }

    @Test
    void anEarlyMixtureIsNone() {
        assertRead("nnnv".repeat(25) + "nnnen").endsWith(of("NNNVN"));
    }

    @Test
    void aVentricularBeatIsNoneWhenItIsDue() {
        assertRead("nnnv".repeat(25) + "nnnwnnnw").endsWith(of("NNNVNNNV"));
    }

    @Test
    void withoutAVentricularBeatThatComesAgainInOneShapeNothingIsSaid() {
        assertRead("nnnvnnn1nnn2nnn3".repeat(8) + "nnnf").doesNotContain(BeatClass.F);
        assertRead("nnnv".repeat(12) + "nnnf").doesNotContain(BeatClass.F);
    }

    @Test
    void whereALeadIsMissingNothingIsSaid() {
        String rhythm = "nnnv".repeat(25) + "nnnf";
        Ecg whole = ecg(rhythm, 0);
        double[] times = times(rhythm);
        float[] second = whole.leads().get(1).samples().toArray();
        for (double ms = times[103] - 200; ms < times[103] + 200; ms += 4) {
            second[(int) RATE.indexAt(ms)] = Float.NaN;
        }
        Ecg torn = new Ecg(RATE, List.of(whole.leads().get(0), new Lead(LeadName.V1, Samples.copyOf(second))));

        assertThat(FusionBeats.in(torn, called(rhythm), NONE).get(103).beatClass())
                .isEqualTo(BeatClass.V);
    }

    @Test
    void noiseAndABreathingAmplitudeMakeNone() {
        String rhythm = "nnnv".repeat(30);

        assertThat(FusionBeats.in(ecg(rhythm, 0.05), called(rhythm), NONE))
                .extracting(Beat::beatClass)
                .doesNotContain(BeatClass.F);
    }

    @Test
    void nothingButTheClassChanges() {
        String rhythm = "nnnv".repeat(25) + "nnnf";
        Beat before = called(rhythm).get(103);
        Beat after = FusionBeats.in(ecg(rhythm, 0), called(rhythm), NONE).get(103);

        assertThat(after).isEqualTo(before.as(BeatClass.F));
    }

    private static ListAssert<BeatClass> assertRead(String rhythm) {
        return assertThat(FusionBeats.in(ecg(rhythm, 0), called(rhythm), NONE).stream()
                .map(Beat::beatClass)
                .toList());
    }

    private static BeatClass[] of(String classes) {
        return classes.chars()
                .mapToObj(c -> BeatClass.valueOf(String.valueOf((char) c)))
                .toArray(BeatClass[]::new);
    }

    private static List<Beat> called(String rhythm) {
        double[] times = times(rhythm);
        return IntStream.range(0, times.length)
                .mapToObj(b -> new Beat(
                        times[b],
                        rhythm.charAt(b) == 'n' ? BeatClass.N : BeatClass.V,
                        Map.of(BeatClass.N, 0.5, BeatClass.V, 0.5)))
                .toList();
    }

    /** What is early is followed by a full pause. */
    private static double[] times(String rhythm) {
        double[] times = new double[rhythm.length()];
        double due = 1000;
        for (int b = 0; b < times.length; b++) {
            boolean early = "ve123".indexOf(rhythm.charAt(b)) >= 0;
            times[b] = early ? due - (1 - EARLY) * INTERVAL_MS : due;
            due += INTERVAL_MS;
        }
        return times;
    }

    /** @param noiseMv root mean square of white noise; with any, the amplitude breathes by a sixth */
    private static Ecg ecg(String rhythm, double noiseMv) {
        double[] times = times(rhythm);
        Random random = new Random(3);
        List<Lead> leads = new ArrayList<>();
        for (int lead = 0; lead < 2; lead++) {
            float[] mv = new float[(int) RATE.indexAt(times[times.length - 1] + 1000)];
            for (int b = 0; b < times.length; b++) {
                double gain = noiseMv > 0 ? 1 + Math.sin(b) / 6 : 1;
                for (int i = -75; i <= 75; i++) {
                    int at = (int) Math.round(RATE.indexAt(times[b])) + i;
                    mv[at] += (float) (gain * shape(rhythm.charAt(b), lead, RATE.msAt(i)));
                }
            }
            for (int i = 0; i < mv.length; i++) {
                mv[i] += (float) (noiseMv * random.nextGaussian());
            }
            leads.add(new Lead(lead == 0 ? LeadName.II : LeadName.V1, Samples.copyOf(mv)));
        }
        return new Ecg(RATE, leads);
    }

    /** In mV, t ms after the R peak. */
    private static double shape(char kind, int lead, double t) {
        double narrow = (lead == 0 ? 1 : -0.7) * bump(t, 14);
        double wide = (lead == 0 ? -1.1 : 1.2) * bump(t, 42);
        return switch (kind) {
            case 'n' -> narrow;
            case 'v', 'w' -> wide;
            case '1' -> (lead == 0 ? 1.2 : 1) * bump(t, 42);
            case '2' -> (lead == 0 ? 1.2 : -1) * bump(t, 45);
            case '3' -> (lead == 0 ? -1.2 : -1) * bump(t, 45);
            default -> 0.6 * narrow + 0.5 * wide;
        };
    }

    private static double bump(double t, double sigma) {
        return Math.exp(-t * t / (2 * sigma * sigma));
    }
}
