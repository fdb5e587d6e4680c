package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Flaws;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Pacing;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.synthesis.Wiring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what is wrong with generated hearts and recordings, waves and beats being known. */
class WardReadingTest {

    private static Reading.Reported read(GeneratedEcg made) {
        return (Reading.Reported) new EcgReader(new TruthModels(made)).read(made.ecg(), Subject.UNKNOWN);
    }

    private static List<FindingCode> codes(Reading.Reported reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Pacing.class,
            names = {"ATRIAL", "VENTRICULAR", "DUAL"})
    void pacingIsFoundByTheSpikesAlone(Pacing pacing) {
        GeneratedEcg made = Recordings.of(EcgRecipe.of(Rhythm.SINUS, 70).withPacing(pacing), 10);
        Reading.Reported reading = read(made);
        assertThat(codes(reading)).contains(FindingCode.PACED_RHYTHM).doesNotContain(FindingCode.SINUS_RHYTHM);
        assertThat(reading.beats()).allMatch(beat -> (beat.beatClass() == BeatClass.Q) == (pacing != Pacing.ATRIAL));
    }

    @Test
    void aHeartWithoutAPacemakerIsNotPaced() {
        assertThat(codes(read(Recordings.sinus(70)))).doesNotContain(FindingCode.PACED_RHYTHM);
    }

    @ParameterizedTest
    @ValueSource(doubles = {65, 75, 95})
    void flutterHasNoPrIntervalAndIsThoughtPossible(double perMinute) {
        Reading.Reported reading = read(Recordings.of(EcgRecipe.of(Rhythm.ATRIAL_FLUTTER, perMinute), 10));
        assertThat(reading.measurements().prMs()).isNull();
        assertThat(codes(reading)).contains(FindingCode.FLUTTER_POSSIBLE).doesNotContain(FindingCode.SINUS_RHYTHM);
    }

    @Test
    void aLongPrIntervalIsABlockOfFirstDegree() {
        Reading.Reported first =
                read(Recordings.of(EcgRecipe.of(Rhythm.SINUS, 70).withFirstDegreeBlock(260), 10));
        assertThat(first.measurements().prMs()).isCloseTo(260, within(15.0));
        assertThat(codes(first)).contains(FindingCode.FIRST_DEGREE_AV_BLOCK);
    }

    @Test
    void aRunOfVentricularBeatsIsSaid() {
        assertThat(codes(read(Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_RUNS, 75), 20))))
                .contains(FindingCode.VENTRICULAR_RUN);
    }

    @ParameterizedTest
    @EnumSource(
            value = ElectrodeSwap.class,
            names = {
                "ARMS",
                "RIGHT_ARM_LEFT_LEG",
                "RIGHT_ARM_RIGHT_LEG",
                "LEFT_ARM_RIGHT_LEG",
                "ARMS_AND_LEGS",
                "V1_V3",
                "CHEST_REVERSED"
            })
    void theDetectorNamesTheSwapThatTheTruthNames(ElectrodeSwap swap) {
        Flaws flaws = Flaws.of(new Wiring(swap.code(), swap::simulated));
        GeneratedEcg made = EcgGenerator.generate(
                EcgRecipe.of(Rhythm.SINUS, 72), flaws, Duration.ofSeconds(10), Recordings.RATE, 7);
        Optional<ElectrodeSwap> suspected =
                ElectrodeCheck.of(read(made).measurements()).map(ElectrodeCheck.Suspected::swap);
        assertThat(suspected.map(ElectrodeSwap::code))
                .contains(made.flaws().wiring().name());
    }
}
