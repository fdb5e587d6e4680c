package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.Test;

/** A boundary as it is moved without scripts, in a block of the AV node: the second P is of no beat. */
class EditFormTest {
    private static final ReadingDocument BLOCKED = blocked(
            wave(Wave.P, 800), wave(Wave.QRS, 1000), wave(Wave.P, 1600), wave(Wave.P, 2400), wave(Wave.QRS, 2600));

    private static Fiducial wave(Wave wave, double peakMs) {
        return new Fiducial(null, wave, peakMs - 40, peakMs, peakMs + 40, 1);
    }

    private static ReadingDocument blocked(Fiducial... waves) {
        Reading.Reported read = FakeReader.reported(10);
        return ReadingDocument.of(new Reading.Reported(
                read.quality(),
                new Delineation(List.of(), List.of(waves)),
                List.of(new Beat(1000, BeatClass.N, Map.of()), new Beat(2600, BeatClass.N, Map.of())),
                List.of(),
                List.of(),
                read.measurements(),
                List.of(),
                List.of(),
                List.of(),
                read.models()));
    }

    private static Edit edit(String wave, String atS, String byMs, String lead) {
        return edit(BLOCKED, wave, atS, byMs, lead);
    }

    private static Edit edit(ReadingDocument document, String wave, String atS, String byMs, String lead) {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.add("edit", "boundary-of-wave");
        posted.add("moved-at", atS);
        return moved(document, posted, wave, byMs, lead);
    }

    private static Edit moved(
            ReadingDocument document, MultivaluedMap<String, String> posted, String wave, String byMs, String lead) {
        posted.add("moved-wave", wave);
        posted.add("moved-end", "ONSET");
        posted.add("moved-by", byMs);
        posted.add("moved-lead", lead);
        posted.add("moved-reach", "THIS_BEAT");
        ShownReading shown = new ShownReading(document, document, new EditLog(List.of()));
        return new EditForm(posted, shown, number -> List.of()).edit();
    }

    @Test
    void movesTheBoundaryOfAWaveThatIsOfNoBeat() {
        assertThat(edit("P", "1.64", "-12", ""))
                .isEqualTo(new Edit.BoundaryMoved(Wave.P, WaveEnd.ONSET, 1600, Edit.Reach.THIS_BEAT, -12));
        assertThat(edit("QRS", "2.5", "8", "V2"))
                .isEqualTo(new Edit.LeadBoundaryMoved(
                        LeadName.V2, Wave.QRS, WaveEnd.ONSET, 2600, Edit.Reach.THIS_BEAT, 8));
    }

    @Test
    void takesTheWaveThatHoldsTheInstantBeforeOneWhosePeakIsNearer() {
        ReadingDocument broad = blocked(
                new Fiducial(null, Wave.T, 1100, 1300, 1400, 1), new Fiducial(null, Wave.T, 1450, 1460, 1600, 1));
        assertThat(edit(broad, "T", "1.39", "8", ""))
                .isEqualTo(new Edit.BoundaryMoved(Wave.T, WaveEnd.ONSET, 1300, Edit.Reach.THIS_BEAT, 8));
    }

    @Test
    void takesABeatByItsNumberFromAPageOfTheVersionBefore() {
        assertThat(ofBeat("2", "QRS"))
                .isEqualTo(new Edit.BoundaryMoved(Wave.QRS, WaveEnd.ONSET, 2600, Edit.Reach.THIS_BEAT, 8));
        refused(() -> ofBeat("2", "T"), "there is no T");
        refused(() -> ofBeat("3", "QRS"), "name a beat by its number, 1 to 2.");
    }

    private static Edit ofBeat(String number, String wave) {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.add("edit", "boundary-of-beat");
        posted.add("moved-beat", number);
        return moved(BLOCKED, posted, wave, "8", "");
    }

    @Test
    void saysThatThereIsNoWaveWhereNoneIsNear() {
        refused(() -> edit("QRS", "1.6", "8", ""), "there is no QRS at this instant");
        refused(() -> edit("T", "1.3", "8", ""), "there is no T at this instant");
    }

    @Test
    void aMoveThatMovesNothingIsNoChange() {
        refused(() -> edit("P", "1.6", "0", ""), "at least 1 ms");
        refused(() -> edit("P", "1.6", "-0.3", "V2"), "at least 1 ms");
        assertThat(edit("P", "1.6", "1", "")).isInstanceOf(Edit.BoundaryMoved.class);
    }

    private static void refused(Runnable edit, String why) {
        assertThatThrownBy(edit::run).isInstanceOfSatisfying(FaultException.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.IMPOSSIBLE_EDIT);
            assertThat(refused).hasMessageContaining(why);
        });
    }
}
