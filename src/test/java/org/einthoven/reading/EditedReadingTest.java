package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.FaultException;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.reading.Edit.BeatAdded;
import org.einthoven.reading.Edit.BeatDeleted;
import org.einthoven.reading.Edit.BeatReclassified;
import org.einthoven.reading.Edit.BeatsReclassified;
import org.einthoven.reading.Edit.BoundaryMoved;
import org.einthoven.reading.Edit.IntervalOverruled;
import org.einthoven.reading.Edit.LeadBoundaryMoved;
import org.einthoven.reading.Edit.Reach;
import org.einthoven.reading.Edit.WaveAdded;
import org.einthoven.reading.Edit.WaveDeleted;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

/** What follows when a reader changes what models saw; the models see the truth, so what is wrong here is the editing. */
class EditedReadingTest {
    private final GeneratedEcg made =
            Recordings.of(EcgRecipe.of(Rhythm.SINUS, 72).withPrMs(180).withQtcMs(420), 10);
    private final EcgReader reader = new EcgReader(new TruthModels(made));
    private final Reading.Reported read = (Reading.Reported) reader.read(made.ecg(), Subject.UNKNOWN);

    private Reading.Reported edited(Edit... edits) {
        return edited(List.of(edits));
    }

    private Reading.Reported edited(List<Edit> edits) {
        return reader.edited(made.ecg(), Subject.UNKNOWN, read, edits);
    }

    private double beatMs(int index) {
        return read.beats().get(index).timeMs();
    }

    /** The peak of a wave that belongs to the beats, not to one that is cut off. */
    private double peakMs(Wave wave) {
        return read.delineation().global(wave).get(3).peakMs();
    }

    private static List<FindingCode> codes(Reading.Reported reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @Test
    void withoutChangesItIsTheReadingItself() {
        assertThat(edited()).isSameAs(read);
    }

    @Test
    void whatIsChangedAndChangedBackIsReadBitByBitAsItWas() {
        Reading.Reported back =
                edited(new BeatReclassified(beatMs(4), BeatClass.V), new BeatReclassified(beatMs(4), BeatClass.N));
        assertThat(back).isEqualTo(read);
    }

    @Test
    void beatsOfATemplateAreChangedAtOnceAsTheyWouldBeOneByOne() {
        assertThat(edited(new BeatsReclassified(List.of(beatMs(4), beatMs(2)), BeatClass.V)))
                .isEqualTo(edited(
                        new BeatReclassified(beatMs(2), BeatClass.V), new BeatReclassified(beatMs(4), BeatClass.V)));
    }

    @Test
    void whereOneBeatOfManyIsNotThereNoneIsChanged() {
        assertThatThrownBy(() -> edited(new BeatsReclassified(List.of(beatMs(2), beatMs(2) + 40), BeatClass.V)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The beat at this time is not there");
        assertThatThrownBy(() -> new BeatsReclassified(List.of(), BeatClass.V)).isInstanceOf(FaultException.class);
    }

    @Test
    void theSameChangesGiveTheSameReading() {
        List<Edit> edits = List.of(
                new BeatReclassified(beatMs(2), BeatClass.V),
                new BeatDeleted(beatMs(5)),
                new BoundaryMoved(Wave.T, WaveEnd.OFFSET, peakMs(Wave.T), Reach.BEATS_ALIKE, 30),
                new IntervalOverruled(Measure.PR, 210));
        assertThat(edited(edits)).isEqualTo(edited(edits)).isNotEqualTo(read);
    }

    @Test
    void withoutABeatItsTwoIntervalsAreOnePause() {
        GeneratedEcg slow = Recordings.sinus(50);
        EcgReader slowReader = new EcgReader(new TruthModels(slow));
        Reading.Reported before = (Reading.Reported) slowReader.read(slow.ecg(), Subject.UNKNOWN);
        Beat fourth = before.beats().get(3);
        Reading.Reported after =
                slowReader.edited(slow.ecg(), Subject.UNKNOWN, before, List.of(new BeatDeleted(fourth.timeMs())));
        assertThat(codes(before)).doesNotContain(FindingCode.PAUSE);
        assertThat(codes(after)).contains(FindingCode.PAUSE);
        assertThat(after.beats()).doesNotContain(fourth).hasSize(before.beats().size() - 1);
        assertThat(after.measurements().sdnnMs())
                .isGreaterThan(before.measurements().sdnnMs() + 100);
    }

    @Test
    void withoutEverySecondBeatTheRateIsHalf() {
        List<Edit> edits = new ArrayList<>();
        for (int i = 1; i < read.beats().size(); i += 2) {
            edits.add(new BeatDeleted(beatMs(i)));
        }
        assertThat(edited(edits).measurements().heartRateBpm())
                .isCloseTo(read.measurements().heartRateBpm() / 2, within(0.5));
    }

    @Test
    void aLaterEndOfTInAllBeatsLengthensQtByJustThatAndQtcBeyondItsLimit() {
        Reading.Reported after =
                edited(new BoundaryMoved(Wave.T, WaveEnd.OFFSET, peakMs(Wave.T), Reach.BEATS_ALIKE, 60));
        assertThat(after.measurements().qtMs()).isCloseTo(read.measurements().qtMs() + 60, within(1e-6));
        assertThat(after.measurements().qtcFridericiaMs())
                .isGreaterThan(read.measurements().qtcFridericiaMs() + 55);
        assertThat(codes(read)).doesNotContain(FindingCode.LONG_QTC);
        assertThat(codes(after)).contains(FindingCode.LONG_QTC);
    }

    @Test
    void inOneBeatItChangesTheMarkThereAndHardlyTheMedianBeat() {
        double peak = peakMs(Wave.T);
        Reading.Reported after = edited(new BoundaryMoved(Wave.T, WaveEnd.OFFSET, peak, Reach.THIS_BEAT, 40));
        Fiducial before = wave(read, Wave.T, peak);
        assertThat(wave(after, Wave.T, peak).offsetMs()).isEqualTo(before.offsetMs() + 40);
        assertThat(ofBeat(after, peak))
                .hasSameSizeAs(ofBeat(read, peak))
                .doesNotContainAnyElementsOf(ofBeat(read, peak));
        assertThat(after.measurements().qtMs()).isCloseTo(read.measurements().qtMs(), within(5.0));
    }

    @Test
    void inOneLeadItMovesThatLeadsMarkAloneAndAllLeadsTogetherFollow() {
        double peak = peakMs(Wave.T);
        LeadName lead = ofBeat(read, peak).get(0).lead();
        Reading.Reported after = edited(new LeadBoundaryMoved(lead, Wave.T, WaveEnd.OFFSET, peak, Reach.THIS_BEAT, 40));
        for (Fiducial before : ofBeat(read, peak)) {
            double moved = before.lead() == lead ? 40 : 0;
            assertThat(ofBeat(after, peak))
                    .filteredOn(wave -> wave.lead() == before.lead())
                    .singleElement()
                    .extracting(Fiducial::offsetMs)
                    .isEqualTo(before.offsetMs() + moved);
        }
        assertThat(wave(after, Wave.T, peak).offsetMs()
                        - wave(read, Wave.T, peak).offsetMs())
                .as("one lead of several has no more than its share in where the wave ends")
                .isBetween(0.0, 39.0);
        Reading.Reported back = edited(
                new LeadBoundaryMoved(lead, Wave.T, WaveEnd.OFFSET, peak, Reach.THIS_BEAT, 40),
                new LeadBoundaryMoved(
                        lead, Wave.T, WaveEnd.OFFSET, wave(after, Wave.T, peak).peakMs(), Reach.THIS_BEAT, -40));
        assertThat(back.delineation().perLead()).isEqualTo(read.delineation().perLead());
    }

    @Test
    void inEveryLeadOneByOneItMovesTheWaveOverAllLeadsByAsMuch() {
        double peak = peakMs(Wave.T);
        List<Edit> edits = ofBeat(read, peak).stream()
                .<Edit>map(
                        wave -> new LeadBoundaryMoved(wave.lead(), Wave.T, WaveEnd.OFFSET, peak, Reach.BEATS_ALIKE, 30))
                .toList();
        assertThat(edited(edits).measurements().qtMs())
                .isCloseTo(read.measurements().qtMs() + 30, within(1e-6));
    }

    /** The T waves of one beat, lead by lead. */
    private static List<Fiducial> ofBeat(Reading.Reported reading, double peakMs) {
        return reading.delineation().perLead().stream()
                .filter(wave -> wave.wave() == Wave.T && Math.abs(wave.peakMs() - peakMs) < 100)
                .toList();
    }

    private static Fiducial wave(Reading.Reported reading, Wave wave, double peakMs) {
        return reading.delineation().global(wave).stream()
                .filter(one -> one.peakMs() == peakMs)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutPWavesThereIsNoPrAndNoSinusRhythm() {
        Reading.Reported after = edited(new WaveDeleted(Wave.P, peakMs(Wave.P), Reach.BEATS_ALIKE));
        assertThat(after.measurements().prMs()).isNull();
        assertThat(codes(read)).contains(FindingCode.SINUS_RHYTHM);
        assertThat(codes(after)).doesNotContain(FindingCode.SINUS_RHYTHM);
    }

    @Test
    void aWaveThatWasDeletedCanBeAddedAgain() {
        Fiducial p = read.delineation().global(Wave.P).get(3);
        Reading.Reported without = edited(new WaveDeleted(Wave.P, p.peakMs(), Reach.THIS_BEAT));
        Reading.Reported again = edited(
                new WaveDeleted(Wave.P, p.peakMs(), Reach.THIS_BEAT), new WaveAdded(Wave.P, p.onsetMs(), p.offsetMs()));
        int all = read.delineation().global(Wave.P).size();
        assertThat(without.delineation().global(Wave.P)).hasSize(all - 1);
        assertThat(again.delineation().global(Wave.P)).hasSize(all);
        assertThat(again.delineation().global(Wave.P).get(3).onsetMs()).isEqualTo(p.onsetMs());
        assertThat(again.measurements().prMs()).isCloseTo(read.measurements().prMs(), within(2.0));
    }

    @Test
    void aBeatThatAReaderCallsVentricularIsStatedAndBringsNoReasonOfTheModels() {
        Reading.Reported after = edited(new BeatReclassified(beatMs(4), BeatClass.V));
        assertThat(codes(after)).contains(FindingCode.VENTRICULAR_ECTOPY);
        assertThat(after.explanations()).isEmpty();
        assertThat(after.beats().get(4).scores()).isEqualTo(read.beats().get(4).scores());
    }

    @Test
    void theRhythmModelDoesNotDisputeWhatAReaderSaysOfABeat() {
        EcgModels sureOfNormal = new RhythmSaid(new TruthModels(made), RhythmClass.N);
        EcgReader other = new EcgReader(sureOfNormal);
        Reading.Reported before = (Reading.Reported) other.read(made.ecg(), Subject.UNKNOWN);
        Reading.Reported after = other.edited(
                made.ecg(), Subject.UNKNOWN, before, List.of(new BeatReclassified(beatMs(4), BeatClass.V)));
        assertThat(codes(after))
                .contains(FindingCode.VENTRICULAR_ECTOPY)
                .doesNotContain(FindingCode.RHYTHM_MODEL_NORMAL);
    }

    @Test
    void anExplanationStaysWithAFindingThatSaysTheSame() {
        GeneratedEcg bigeminy = Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), 20);
        EcgReader other = new EcgReader(new TruthModels(bigeminy));
        Reading.Reported before = (Reading.Reported) other.read(bigeminy.ecg(), Subject.UNKNOWN);
        Reading.Reported sameBeats =
                other.edited(bigeminy.ecg(), Subject.UNKNOWN, before, List.of(new IntervalOverruled(Measure.QT, 500)));
        Beat ectopic = before.beats().stream()
                .filter(beat -> beat.beatClass() == BeatClass.V)
                .findFirst()
                .orElseThrow();
        Reading.Reported oneLess = other.edited(
                bigeminy.ecg(), Subject.UNKNOWN, before, List.of(new BeatReclassified(ectopic.timeMs(), BeatClass.N)));
        assertThat(sameBeats.explanations()).isEqualTo(before.explanations()).hasSize(1);
        assertThat(codes(oneLess)).contains(FindingCode.VENTRICULAR_ECTOPY);
        assertThat(oneLess.explanations()).isEmpty();
    }

    @Test
    void whatAReaderSaysOfAnIntervalIsSaidToBeTheirsAndWhatFollowsFollows() {
        Reading.Reported after = edited(new IntervalOverruled(Measure.QT, 520));
        assertThat(after.measurements().qtMs()).isEqualTo(520);
        assertThat(after.measurements().qtcBazettMs())
                .isCloseTo(520 / Math.sqrt(read.measurements().rrMs() / 1000), within(1e-6));
        assertThat(after.measurements().basis(Measure.QT).orElseThrow().caveats())
                .containsExactly(Caveat.BY_READER);
        assertThat(after.measurements().basis(Measure.QTC_BAZETT).orElseThrow().caveats())
                .contains(Caveat.BY_READER);
        assertThat(codes(after)).contains(FindingCode.LONG_QTC);
    }

    @Test
    void anotherRateChangesTheIntervalAndTheCorrectionOfQt() {
        Reading.Reported after = edited(new IntervalOverruled(Measure.HEART_RATE, 120));
        assertThat(after.measurements().rrMs()).isEqualTo(500);
        assertThat(after.measurements().qtcBazettMs())
                .isCloseTo(read.measurements().qtMs() / Math.sqrt(0.5), within(1e-6));
        assertThat(codes(after)).contains(FindingCode.SINUS_TACHYCARDIA);
    }

    @Test
    void aBeatThatTheDetectorMissedIsLaidUponItsRPeak() {
        double missed = beatMs(6);
        Reading.Reported without = edited(new BeatDeleted(missed));
        Edit settled = EcgReader.settled(made.ecg(), new BeatAdded(missed + 55, BeatClass.N));
        double at = ((BeatAdded) settled).timeMs();
        assertThat(at).isCloseTo(missed, within(8.0));
        Reading.Reported again = edited(new BeatDeleted(missed), settled);
        assertThat(again.beats()).hasSize(without.beats().size() + 1);
        assertThat(again.measurements().sdnnMs()).isCloseTo(read.measurements().sdnnMs(), within(10.0));
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        Ecg ecg = made.ecg();
        double qrs = peakMs(Wave.QRS);
        Stream.of(
                        new BeatDeleted(beatMs(2) + 50),
                        new BeatAdded(beatMs(2) + 100, BeatClass.N),
                        new BeatAdded(-5, BeatClass.N),
                        new WaveAdded(Wave.P, qrs - 20, qrs + 20),
                        new WaveAdded(Wave.T, 9_900, 10_200),
                        new WaveDeleted(Wave.P, 12, Reach.THIS_BEAT),
                        new BoundaryMoved(Wave.QRS, WaveEnd.OFFSET, qrs, Reach.THIS_BEAT, -400),
                        new LeadBoundaryMoved(LeadName.II, Wave.QRS, WaveEnd.OFFSET, qrs, Reach.THIS_BEAT, -400),
                        new LeadBoundaryMoved(LeadName.V9, Wave.QRS, WaveEnd.OFFSET, qrs, Reach.THIS_BEAT, 10),
                        new BoundaryMoved(Wave.QRS, WaveEnd.OFFSET, qrs, Reach.THIS_BEAT, 450))
                .forEach(edit -> assertThatThrownBy(() -> edited(edit))
                        .as(edit.inWords())
                        .isInstanceOf(FaultException.class)
                        .hasMessageStartingWith("This cannot be changed so: "));
        assertThatThrownBy(() -> new IntervalOverruled(Measure.QTC_BAZETT, 400)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new IntervalOverruled(Measure.QT, Double.NaN)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new WaveAdded(Wave.NONE, 10, 20)).isInstanceOf(FaultException.class);
        List<Edit> allButOne = read.beats().stream()
                .skip(1)
                .<Edit>map(beat -> new BeatDeleted(beat.timeMs()))
                .toList();
        assertThatThrownBy(() -> reader.edited(ecg, Subject.UNKNOWN, read, allButOne))
                .hasMessageContaining("two beats");
    }
}
