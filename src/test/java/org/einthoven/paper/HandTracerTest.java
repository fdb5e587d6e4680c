package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.PrintedTrace;
import org.einthoven.formats.PrintedTrace.Place;
import org.einthoven.formats.ScaleSource;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page that was read, traced again as somebody lays it out. */
class HandTracerTest {
    /** Of which no law holds any more. */
    private static final Map<LeadName, LeadName> EXCHANGED = Map.of(
            LeadName.II,
            LeadName.I,
            LeadName.III,
            LeadName.II,
            LeadName.I,
            LeadName.III,
            LeadName.AVR,
            LeadName.V1,
            LeadName.V1,
            LeadName.AVR);

    private static BufferedImage picture;
    private static PrintedPage found;
    private static Ecg read;

    @BeforeAll
    static void read() throws UnreadablePicture {
        byte[] file = PrintedEcg.page(51);
        picture = PictureFile.decode(file);
        read = ((PaperEcg.Digitised) new PaperReader().read(picture)).ecg();
        SentFile sent = new SentFile("page.png", file);
        found = new PaperFormat()
                .read(sent, new Sending(List.of(sent), FileHints.NONE))
                .page()
                .page();
    }

    @Test
    void asItWasFoundItShowsTheSame() {
        TracedPage traced = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes()));

        assertThat(traced.ecg().leads()).hasSize(12);
        for (LeadName lead : List.of(LeadName.I, LeadName.AVF, LeadName.V2, LeadName.V6)) {
            assertThat(likeness(traced.ecg(), lead)).as(lead.display()).isGreaterThan(0.99);
        }
        assertThat(traced.page().agreement()).isGreaterThan(0.95);
        assertThat(traced.page().resolution()).contains("25 mm/s set by hand", "10 mm/mV assumed");
        assertThat(traced.warnings()).isEmpty();
    }

    @Test
    void cornersThatWereMovedByHandSayHowTheSheetLies() {
        // a part of the page: a rectangle within it, of another size
        Homography sheet = Homography.of(found.outline());
        double right = found.outline().widthMm() - 10;
        double bottom = found.outline().heightMm() - 10;
        PageOutline inner = new PageOutline(
                Stream.of(
                                sheet.inPicture(5, 5),
                                sheet.inPicture(right, 5),
                                sheet.inPicture(right, bottom),
                                sheet.inPicture(5, bottom))
                        .map(at -> new Corner(at.x, at.y))
                        .toList(),
                right - 5,
                bottom - 5);
        List<LeadBox> moved = boxes().stream()
                .map(box -> new LeadBox(
                        box.lead(), box.leftMm() - 5, box.topMm() - 5, box.rightMm() - 5, box.bottomMm() - 5, false))
                .toList();

        TracedPage traced = HandTracer.trace(picture, found.outline(), geometry(inner, 25, 10, moved));

        assertThat(likeness(traced.ecg(), LeadName.V2)).isGreaterThan(0.98);
        assertThat(likeness(traced.ecg(), LeadName.II)).isGreaterThan(0.98);
    }

    @Test
    void speedAndGainAreThoseThatWereSet() {
        TracedPage usual = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes()));
        TracedPage other = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 50, 20, boxes()));

        assertThat(other.ecg().rate().hz()).isEqualTo(500);
        assertThat(height(other.ecg(), LeadName.V2)).isCloseTo(height(usual.ecg(), LeadName.V2) / 2, within(0.01));
        assertThat(other.page().speedFrom()).isEqualTo(ScaleSource.HAND);
    }

    @Test
    void aLeadThatIsDrawnUpsideDownIsTurned() {
        List<LeadBox> boxes = boxes().stream()
                .map(box -> new LeadBox(
                        box.lead(),
                        box.leftMm(),
                        box.topMm(),
                        box.rightMm(),
                        box.bottomMm(),
                        box.lead() == LeadName.AVR))
                .toList();

        Ecg traced = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes))
                .ecg();

        assertThat(likeness(traced, LeadName.AVR)).isLessThan(-0.99);
    }

    @Test
    void leadsThatAreExchangedAreToldAndTheRecordingRemembersIt() {
        List<LeadBox> boxes = boxes().stream()
                .map(box -> new LeadBox(
                        EXCHANGED.getOrDefault(box.lead(), box.lead()),
                        box.leftMm(),
                        box.topMm(),
                        box.rightMm(),
                        box.bottomMm(),
                        box.inverted()))
                .toList();

        TracedPage traced = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes));

        assertThat(traced.warnings()).singleElement().asString().contains("contradict one another");
        assertThat(PaperFormat.laidOut(new byte[0], traced, PaperRefusal.CONTRADICTION)
                        .notes())
                .anyMatch(note -> note.startsWith("From paper: the limb leads contradict one another"))
                .anyMatch(note -> note.contains(PaperRefusal.CONTRADICTION.sentence()));
    }

    @Test
    void whatSpeaksAgainstAPageStaysWithItThroughMends() {
        TracedPage traced = HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes()));
        ImportedRecording laid = PaperFormat.laidOut(new byte[0], traced, PaperRefusal.CONTRADICTION);

        ImportedRecording mended = PaperFormat.mended(
                laid.page(), traced.ecg(), List.of(new TraceMend(LeadName.V2, 5500, 5700, null, null)));
        ImportedRecording again = PaperFormat.laidOutAgain(mended.page(), traced);

        assertThat(mended.page().page().doubts()).isEqualTo(laid.page().page().doubts());
        assertThat(again.page().page().doubts())
                .singleElement()
                .asString()
                .contains("by itself it was not read", PaperRefusal.CONTRADICTION.sentence());
        assertThat(again.notes()).anyMatch(note -> note.contains(PaperRefusal.CONTRADICTION.sentence()));
    }

    @Test
    void aBoxWithoutATraceIsRefusedByItsName() {
        List<LeadBox> boxes = List.of(new LeadBox(LeadName.V3, 600, 600, 660, 630, false));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> HandTracer.trace(picture, found.outline(), geometry(found.outline(), 25, 10, boxes)))
                .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Fault.NO_TRACE_IN_BOX))
                .withMessageContaining("V3");
    }

    private static PageGeometry geometry(PageOutline outline, double mmPerS, double mmPerMv, List<LeadBox> boxes) {
        return new PageGeometry(outline, mmPerS, ScaleSource.HAND, mmPerMv, ScaleSource.ASSUMED, boxes);
    }

    /** As the leads were found, 12 mm above and below their lines. */
    private static List<LeadBox> boxes() {
        Homography sheet = Homography.of(found.outline());
        List<LeadBox> boxes = new ArrayList<>();
        for (PrintedTrace trace : found.traces()) {
            Place first = trace.places().get(0);
            Place last = trace.places().get(trace.places().size() - 1);
            Point2D.Double from = sheet.onPaper(first.x(), first.y());
            Point2D.Double to = sheet.onPaper(last.x(), last.y());
            LeadName lead = Stream.of(LeadName.values())
                    .filter(name -> name.display().equals(trace.lead()))
                    .findFirst()
                    .orElseThrow();
            boxes.add(new LeadBox(lead, from.x, from.y - 12, to.x + 1, from.y + 12, false));
        }
        return boxes;
    }

    private static double likeness(Ecg traced, LeadName lead) {
        float[] before = read.lead(lead).orElseThrow().samples().toArray();
        float[] now = traced.lead(lead).orElseThrow().samples().toArray();
        int both = Math.min(before.length, now.length);
        return Likeness.of(Arrays.copyOf(before, both), Arrays.copyOf(now, both));
    }

    private static double height(Ecg ecg, LeadName lead) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (float mv : ecg.lead(lead).orElseThrow().samples().toArray()) {
            high = Float.isNaN(mv) ? high : Math.max(high, mv);
            low = Float.isNaN(mv) ? low : Math.min(low, mv);
        }
        return high - low;
    }
}
