package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.Strip;
import org.einthoven.signal.PacingSpikes.Spike;
import org.junit.jupiter.api.Test;

class RhythmFindingsTest {

    private static final List<Beat> REGULAR = Strip.beats("NNNNNNNNNN", 800);

    private static List<Finding> findings(List<Beat> beats, Delineation delineation, Measurements measured) {
        return Diagnosis.of(Cases.of(beats, delineation, measured));
    }

    private static List<Finding> findings(Pacing pacing, AtrialWaves waves, boolean withP) {
        Measurements measured = withP ? Cases.measured(75, 160.0) : Cases.measured(75, null);
        return Diagnosis.of(
                Cases.of(REGULAR, Strip.delineation(REGULAR, withP), measured, Subject.UNKNOWN, pacing, waves));
    }

    /** Spikes of this height, so many ms from each R peak. */
    private static List<Spike> spikes(List<Beat> beats, double fromR, double mv) {
        return beats.stream().map(beat -> new Spike(beat.timeMs() + fromR, mv)).toList();
    }

    private static Pacing pacing(List<Spike> spikes) {
        return Pacing.of(spikes, cycles(REGULAR));
    }

    @Test
    void sinusRhythmSaysByWhichNumbersItWasJudged() {
        Finding sinus = findings(REGULAR, Strip.delineation(REGULAR), Cases.measured(75, 160.0))
                .get(0);
        assertThat(sinus.code()).isEqualTo(FindingCode.SINUS_RHYTHM);
        assertThat(sinus.basis())
                .extracting(Comparison::quantity)
                .containsExactly("Heart rate", "Heart rate", "Beats with a P wave", "P axis", "P axis");
        assertThat(sinus.basis()).allMatch(Comparison::holds).allMatch(c -> !c.source()
                .isEmpty());
    }

    @Test
    void aLongPrInSinusRhythmIsAFirstDegreeBlock() {
        Finding block = Cases.only(
                findings(REGULAR, Strip.delineation(REGULAR), Cases.measured(75, 234.0)),
                FindingCode.FIRST_DEGREE_AV_BLOCK);
        assertThat(block.display()).isEqualTo("First-degree AV block, PR 234 ms");
        assertThat(block.basis()).singleElement().satisfies(pr -> {
            assertThat(pr.valueText()).isEqualTo("234 ms");
            assertThat(pr.limitText()).isEqualTo("above 200 ms");
            assertThat(pr.places()).containsExactly(new Place(null, List.of(BeatPart.P, BeatPart.PR)));
        });
    }

    @Test
    void aPWaveThatLeadsToNoBeatMayBeASecondDegreeBlock() {
        List<Beat> beats = Strip.beats("NNNNNNNN", i -> i == 3 ? 1600 : 800);
        List<Fiducial> waves = new ArrayList<>(Strip.delineation(beats).global());
        assertThat(findings(beats, new Delineation(List.of(), waves), Cases.measured(70, 120.0)))
                .noneMatch(f -> f.code() == FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE);
        double blocked = beats.get(3).timeMs() + 690;
        waves.add(new Fiducial(null, Wave.P, blocked - 50, blocked, blocked + 50, 0.9));
        waves.sort((a, b) -> Double.compare(a.onsetMs(), b.onsetMs()));
        Finding block = Cases.only(
                findings(beats, new Delineation(List.of(), waves), Cases.measured(70, 120.0)),
                FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE);
        assertThat(block.display()).isEqualTo("Second-degree AV block possible: 1 dropped beat");
        assertThat(block.evidenceMs()).containsExactly(beats.get(3).timeMs());
    }

    @Test
    void aPrThatGrowsBeforeThePauseMayBeASecondDegreeBlock() {
        List<Beat> beats = Strip.beats("NNNNNNNN", i -> i == 3 ? 1400 : 800);
        List<Fiducial> waves = new ArrayList<>();
        double[] earlier = {0, 20, 40, 60, 0, 20, 40, 60};
        for (int i = 0; i < beats.size(); i++) {
            waves.add(Strip.wave(Wave.P, beats.get(i), -160 - earlier[i], -110 - earlier[i], -60 - earlier[i]));
            waves.add(Strip.wave(Wave.QRS, beats.get(i), -40, 0, 50));
        }
        assertThat(findings(beats, new Delineation(List.of(), waves), Cases.measured(70, 150.0)))
                .anyMatch(f -> f.code() == FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE);
    }

    @Test
    void thePauseAfterAnEarlyBeatIsNoBlock() {
        List<Beat> beats = Strip.beats("NNNNNNNN", i -> i == 2 ? 500 : i == 3 ? 1400 : 800);
        List<Fiducial> waves = new ArrayList<>(Strip.delineation(beats).global());
        double late = beats.get(3).timeMs() + 690;
        waves.add(new Fiducial(null, Wave.P, late - 50, late, late + 50, 0.9));
        waves.sort((a, b) -> Double.compare(a.onsetMs(), b.onsetMs()));
        assertThat(findings(beats, new Delineation(List.of(), waves), Cases.measured(70, 120.0)))
                .noneMatch(f -> f.code() == FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE);
    }

    @Test
    void atriaAndVentriclesOfTheirOwnMayBeAThirdDegreeBlock() {
        List<Beat> beats = Strip.beats("NNNNNNN", 1500);
        List<Fiducial> waves = new ArrayList<>();
        beats.forEach(beat -> waves.add(Strip.wave(Wave.QRS, beat, -40, 0, 50)));
        for (double ms = 150; ms < 9600; ms += 830) {
            double p = ms;
            if (beats.stream().noneMatch(beat -> Math.abs(beat.timeMs() - p) < 120)) {
                waves.add(new Fiducial(null, Wave.P, p - 50, p, p + 50, 0.9));
            }
        }
        waves.sort((a, b) -> Double.compare(a.onsetMs(), b.onsetMs()));
        Finding block = Cases.only(
                findings(beats, new Delineation(List.of(), waves), Cases.measured(40, null)),
                FindingCode.THIRD_DEGREE_AV_BLOCK_POSSIBLE);
        assertThat(block.display())
                .isEqualTo("Third-degree AV block possible: atria at 72/min and ventricles at 40/min, PR without"
                        + " relation");
    }

    @Test
    void spikesBeforeTheComplexesAreVentricularPacing() {
        List<Finding> findings = findings(pacing(spikes(REGULAR, -45, 2)), null, false);
        Finding paced = Cases.only(findings, FindingCode.PACED_RHYTHM);
        assertThat(paced.display()).isEqualTo("Ventricular paced rhythm, spikes before 10 of 10 beats");
        assertThat(paced.evidenceMs()).hasSize(10);
        assertThat(findings).noneMatch(f -> f.display().contains("not determined"));
    }

    @Test
    void spikesBeforeThePWavesAreAtrialPacing() {
        assertThat(Cases.only(findings(pacing(spikes(REGULAR, -165, 0.6)), null, true), FindingCode.PACED_RHYTHM)
                        .display())
                .startsWith("Atrial paced rhythm");
    }

    @Test
    void aPacedBeatIsOfClassQ() {
        Pacing pacing = pacing(spikes(REGULAR.subList(0, 4), -45, 2));
        assertThat(pacing.apply(cycles(REGULAR)).stream().map(Beat::beatClass).limit(5))
                .containsExactly(BeatClass.Q, BeatClass.Q, BeatClass.Q, BeatClass.Q, BeatClass.N);
    }

    @Test
    void aBeatThatFollowsAPWaveIsNotPacedWhereSpikesWouldBeSeen() {
        List<Beat> wide = REGULAR.stream()
                .map(beat -> new Beat(
                        beat.timeMs(), BeatClass.Q, Map.of(BeatClass.Q, 0.6, BeatClass.N, 0.3, BeatClass.V, 0.1)))
                .toList();

        assertThat(Pacing.NONE.apply(cycles(wide))).extracting(Beat::beatClass).containsOnly(BeatClass.N);
        assertThat(Pacing.INVISIBLE.apply(cycles(wide)))
                .extracting(Beat::beatClass)
                .containsOnly(BeatClass.Q);
    }

    private static List<CardiacCycle> cycles(List<Beat> beats) {
        return CardiacCycle.align(beats, Strip.delineation(beats));
    }

    @Test
    void spikesThatKeepToNoBeatAreNoise() {
        List<Spike> strays = new ArrayList<>(spikes(REGULAR, -45, 0.6));
        for (double ms = 90; ms < 9000; ms += 333) {
            strays.add(new Spike(ms, 0.6));
        }
        assertThat(pacing(strays).pacedMs()).isEmpty();
    }

    @Test
    void fewPacedBeatsAreIntermittentPacing() {
        Finding finding = Cases.only(
                findings(pacing(spikes(REGULAR.subList(0, 3), -45, 2)), null, true), FindingCode.INTERMITTENT_PACING);
        assertThat(finding.display()).isEqualTo("Pacing spikes before 3 of 10 beats");
    }

    @Test
    void whereSpikesCannotBeSeenBeatsThatLookPacedMayBe() {
        List<Beat> beats = Strip.beats("QQQQQQQN", 800);
        Finding finding = Cases.only(
                Diagnosis.of(Cases.of(
                        beats,
                        Strip.delineation(beats, false),
                        Cases.measured(75, null),
                        Subject.UNKNOWN,
                        Pacing.INVISIBLE,
                        null)),
                FindingCode.PACED_RHYTHM_POSSIBLE);
        assertThat(finding.display()).contains("88 % of beats").contains("spikes cannot be seen");
    }

    @Test
    void likeWavesBetweenTheComplexesMayBeFlutter() {
        AtrialWaves flutter = new AtrialWaves(List.of(LeadName.III, LeadName.AVF), 0.9, 290, 0.08);
        Finding finding = Cases.only(findings(Pacing.NONE, flutter, false), FindingCode.FLUTTER_POSSIBLE);
        assertThat(finding.display())
                .isEqualTo("Atrial flutter possible: like waves at 290/min between the complexes in III and aVF");
        assertThat(finding.score()).isEqualTo(0.9);
    }

    @Test
    void noFlutterIsSuspectedInSinusRhythmNorInFaintWaves() {
        AtrialWaves clear = new AtrialWaves(List.of(LeadName.III, LeadName.AVF), 0.9, 290, 0.08);
        AtrialWaves faint = new AtrialWaves(List.of(LeadName.III, LeadName.AVF), 0.9, 290, 0.01);
        assertThat(findings(Pacing.NONE, clear, true)).noneMatch(f -> f.code() == FindingCode.FLUTTER_POSSIBLE);
        assertThat(findings(Pacing.NONE, faint, false)).noneMatch(f -> f.code() == FindingCode.FLUTTER_POSSIBLE);
    }

    @Test
    void qtcIsJudgedByTheLimitOfTheSex() {
        Measurements measured = Cases.measured(72, 160.0, 455);
        for (Subject.Sex sex : Subject.Sex.values()) {
            List<Finding> findings = Diagnosis.of(
                    Cases.of(REGULAR, Strip.delineation(REGULAR), measured, new Subject(50.0, sex), Pacing.NONE, null));
            assertThat(findings.stream().anyMatch(f -> f.code() == FindingCode.LONG_QTC))
                    .isEqualTo(sex == Subject.Sex.MALE);
        }
    }

    @Test
    void chambersAreToldByWhereTheSpikeStands() {
        List<Spike> both = new ArrayList<>(spikes(REGULAR, -165, 0.6));
        both.addAll(spikes(REGULAR, -45, 0.6));
        assertThat(pacing(both).chambers()).isEqualTo(Set.of(Pacing.Chamber.ATRIUM, Pacing.Chamber.VENTRICLE));
    }
}
