package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/**
 * A letter a beat in two leads, one each 900 ms: narrow ones (n), wide ones of two shapes (w, v), and others (o). The model
 * calls normal what has become usual.
 */
class VentricularRunsTest {

    private static final SampleRate RATE = new SampleRate(250);
    private static final double INTERVAL_MS = 900;
    private static final Predicate<Beat> NONE = beat -> false;
    private static final String BEFORE = "n".repeat(20);
    private static final String NORMAL = "N".repeat(20);

    @Test
    void aRunLastsUntilTheUsualComplexIsBack() {
        assertThat(read(BEFORE + "wwwwwwwwww" + "nnnn", NORMAL + "VVVVNNNNNN" + "NNNN"))
                .isEqualTo(NORMAL + "VVVVVVVVVV" + "NNNN");
    }

    @Test
    void twoVentricularBeatsAreNoRun() {
        assertThat(read(BEFORE + "wwwwwwww", NORMAL + "VVNNNNNN")).isEqualTo(NORMAL + "VVNNNNNN");
    }

    @Test
    void shapesMayAlternateInIt() {
        assertThat(read(BEFORE + "wvwvwvwvwn", NORMAL + "VVVVNVNVNN")).isEqualTo(NORMAL + "VVVVVVVVVN");
    }

    @Test
    void aShapeThatNeitherTheRunNorThePastHasIsLeftAloneAndEndsItOnlyTwiceInSuccession() {
        assertThat(read(BEFORE + "wwwwowwoow", NORMAL + "VVVNNNNNNN")).isEqualTo(NORMAL + "VVVVNVVNNN");
    }

    @Test
    void aCapturedBeatEndsIt() {
        assertThat(read(BEFORE + "wwwwwnww", NORMAL + "VVVNNNNN")).isEqualTo(NORMAL + "VVVVVNNN");
    }

    @Test
    void whatWasUsualInAFifthOfTheBeatsBeforeIsNoRun() {
        String before = "n".repeat(16) + "wwww";

        assertThat(read(before + "wwwwwwww", NORMAL + "VVVNNNNN")).isEqualTo(NORMAL + "VVVNNNNN");
    }

    @Test
    void whatIsConductedIsUsualFromThenOn() {
        String rhythm = BEFORE + "wwwwwwwwww" + "nnnnnn" + "wwwwwww";
        String called = NORMAL + "VVVNNNNNNN" + "NNNNNN" + "VVVNNNN";

        assertThat(read(rhythm, called, NONE, before(30))).isEqualTo(called);
    }

    @Test
    void itIsConductedWhereHalfOfItsFurtherBeatsAre() {
        assertThat(read(BEFORE + "wwwwwwwwww", NORMAL + "VVVNNNNNNN", NONE, before(26)))
                .isEqualTo(NORMAL + "VVVVVVVVVV");
        assertThat(read(BEFORE + "wwwwwwwwww", NORMAL + "VVVNNNNNNN", NONE, before(27)))
                .isEqualTo(NORMAL + "VVVNNNNNNN");
    }

    @Test
    void withoutAPastNothingIsSaid() {
        assertThat(read("wwwwwwwwww", "VVVVNNNNNN")).isEqualTo("VVVVNNNNNN");
        assertThat(VentricularRuns.in(ecg("n"), List.of(), NONE, NONE)).isEmpty();
    }

    @Test
    void aBeatThatWasSettledOtherwiseEndsItAndBeginsNone() {
        Predicate<Beat> sixth = beat -> beat.timeMs() == time(25);
        Predicate<Beat> firstThree = before(23);

        assertThat(read(BEFORE + "wwwwwwwwww", NORMAL + "VVVNNNNNNN", sixth, NONE))
                .isEqualTo(NORMAL + "VVVVVNNNNN");
        assertThat(read(BEFORE + "wwwwwwwwww", NORMAL + "VVVNNNNNNN", firstThree, NONE))
                .isEqualTo(NORMAL + "VVVNNNNNNN");
    }

    @Test
    void nothingButTheClassChanges() {
        List<Beat> called = called(NORMAL + "VVVN");

        assertThat(VentricularRuns.in(ecg(BEFORE + "wwww"), called, NONE, NONE).get(23))
                .isEqualTo(called.get(23).as(BeatClass.V));
    }

    private static String read(String rhythm, String called) {
        return read(rhythm, called, NONE, NONE);
    }

    private static String read(String rhythm, String called, Predicate<Beat> settled, Predicate<Beat> conducted) {
        return VentricularRuns.in(ecg(rhythm), called(called), settled, conducted).stream()
                .map(beat -> beat.beatClass().name())
                .collect(Collectors.joining());
    }

    /** Whether a beat comes before this one. */
    private static Predicate<Beat> before(int index) {
        return beat -> beat.timeMs() < time(index);
    }

    private static List<Beat> called(String classes) {
        return IntStream.range(0, classes.length())
                .mapToObj(b -> new Beat(
                        time(b), BeatClass.valueOf(String.valueOf(classes.charAt(b))), Map.of(BeatClass.N, 1.0)))
                .toList();
    }

    private static double time(int beat) {
        return 1000 + beat * INTERVAL_MS;
    }

    private static Ecg ecg(String rhythm) {
        List<Lead> leads = new ArrayList<>();
        for (int lead = 0; lead < 2; lead++) {
            float[] mv = new float[(int) RATE.indexAt(time(rhythm.length()))];
            for (int b = 0; b < rhythm.length(); b++) {
                for (int i = -75; i <= 75; i++) {
                    mv[(int) RATE.indexAt(time(b)) + i] += (float) shape(rhythm.charAt(b), lead, RATE.msAt(i));
                }
            }
            leads.add(new Lead(lead == 0 ? LeadName.II : LeadName.V1, Samples.copyOf(mv)));
        }
        return new Ecg(RATE, leads);
    }

    /** In mV, t ms after the R peak. */
    private static double shape(char kind, int lead, double t) {
        return switch (kind) {
            case 'n' -> (lead == 0 ? 1 : -0.7) * bump(t, 14);
            case 'w' -> (lead == 0 ? -1.1 : 1.2) * bump(t, 42);
            case 'v' -> (lead == 0 ? 1.2 : 1) * bump(t, 42);
            default -> (lead == 0 ? -1.2 : -1) * bump(t, 45);
        };
    }

    private static double bump(double t, double sigma) {
        return Math.exp(-t * t / (2 * sigma * sigma));
    }
}
