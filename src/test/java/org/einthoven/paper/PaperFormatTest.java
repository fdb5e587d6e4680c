package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.einthoven.ecg.LeadName;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.PrintedTrace;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.ScaleSource;
import org.einthoven.formats.ScannedPage;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperFormatTest {

    private static final RecordingFiles FILES = FormatCatalogue.filesAnd(new PaperFormat());

    /** A page of 3x4 and a strip. */
    private static final RenderedPage PAGE = PrintedEcg.rendered(7, 11);

    /** Of a style without one. */
    private static final RenderedPage WITHOUT_PULSE = PrintedEcg.rendered(7, 23);

    /** The first of them, read once: that takes seconds, and what is read does not change. */
    private static ImportedRecording asPrinted;

    @BeforeAll
    static void readThePage() {
        asPrinted = read(PAGE.file());
    }

    @Test
    void readsAPageAsTwelveLeadsWithGapsWhereNothingWasPrinted() {
        assertThat(asPrinted.channels()).hasSize(12);
        ImportedChannel v6 = asPrinted.channel(LeadName.V6).orElseThrow();
        assertThat(v6.rate().hz()).isEqualTo(250);
        assertThat(v6.count(100)).isEqualTo(ImportedChannel.MISSING);
        assertThat(v6.count(2200)).isNotEqualTo(ImportedChannel.MISSING);
        assertThat(asPrinted.channel(LeadName.II).orElseThrow().count(2200)).isNotEqualTo(ImportedChannel.MISSING);
    }

    @Test
    void saysThatARecordingIsFromPaperAndHowFineItIs() {
        assertThat(asPrinted.format()).isEqualTo("printed ECG, layout 3x4+1");
        assertThat(asPrinted.notes().get(0))
                .startsWith("Digitised from paper: a pixel is ")
                .contains("25 mm/s assumed")
                .contains("10 mm/mV by the calibration pulse");
    }

    @Test
    void tellsWhereInThePictureEachSampleLies() throws IOException {
        assertThat(shareOnInk(asPrinted)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tellsItAlsoOfAPageThatWasTurned(int quarters) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PAGE.file()));
        assertThat(shareOnInk(read(MadePicture.file(MadePicture.turned(picture, quarters), "png"))))
                .isGreaterThan(0.9);
    }

    /** How many of the places at which the traces should lie bear ink, in the picture that is kept. */
    private static double shareOnInk(ImportedRecording recording) throws IOException {
        ScannedPage scanned = recording.page();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(scanned.jpeg()));
        int dark = 0;
        int all = 0;
        for (PrintedTrace trace : scanned.page().traces()) {
            ImportedChannel lead = recording.channels().stream()
                    .filter(channel -> channel.name().equals(trace.lead()))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < trace.places().size(); i++) {
                PrintedTrace.Place place = trace.places().get(i);
                double mv = lead.millivolts(trace.from() + i * PrintedTrace.STEP);
                if (!Double.isNaN(mv)) {
                    all++;
                    dark += isDarkAround(picture, place.x() + mv * place.xPerMv(), place.y() + mv * place.yPerMv())
                            ? 1
                            : 0;
                }
            }
        }
        assertThat(all).isGreaterThan(900);
        return (double) dark / all;
    }

    private static boolean isDarkAround(BufferedImage picture, double x, double y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int rgb = picture.getRGB((int) Math.round(x) + dx, (int) Math.round(y) + dy);
                if (((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3 < 128) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void asksForHelpWhereAStretchCannotBeSeen() throws IOException {
        assertThat(asPrinted.page().page().unsure()).isEmpty();
        PrintedTrace v5 = asPrinted.page().page().traces().stream()
                .filter(trace -> trace.lead().equals("V5"))
                .findFirst()
                .orElseThrow();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PAGE.file()));
        PrintedTrace.Place from = v5.places().get(20);
        int width = Math.round(v5.places().get(26).x() - from.x());
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(Math.round(from.x()), Math.round(from.y()) - 60, width, 120);
        pen.dispose();

        ImportedRecording covered = read(MadePicture.file(picture, "png"));

        assertThat(covered.page().page().unsure()).containsExactly("V5");
        assertThat(covered.notes()).anyMatch(note -> note.contains("the trace is unsure in V5"));
    }

    @Test
    void assumesTheUsualGainWithoutACalibrationPulse() {
        ImportedRecording recording = read(WITHOUT_PULSE.file());
        assertThat(recording.page().page().gainFrom()).isEqualTo(ScaleSource.ASSUMED);
        assertThat(recording.page().page().resolution()).endsWith("10 mm/mV assumed");
    }

    @Test
    void readsTheSameFromAPdf() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PAGE.file()));
        ImportedRecording drawn = read(MadePicture.pdf(picture));
        ImportedChannel known = asPrinted.channel(LeadName.II).orElseThrow();
        ImportedChannel found = drawn.channel(LeadName.II).orElseThrow();
        assertThat(Likeness.of(millivolts(found), millivolts(known))).isGreaterThan(0.95);
    }

    private static float[] millivolts(ImportedChannel channel) {
        float[] mv = new float[channel.length()];
        for (int i = 0; i < mv.length; i++) {
            mv[i] = (float) channel.millivolts(i);
        }
        return mv;
    }

    @Test
    void refusesTwoHundredMegapixelsByTheirHeader() {
        assertThat(refusal(MadePicture.pngHeader(20_000, 10_000))).contains("more than 60 million pixels");
    }

    @Test
    void refusesTwoEcgsOnOnePage() {
        // two of 3x4 and a strip, one above the other
        assertThat(refusal(MadePicture.file(MadePicture.waves(260, 200, 25), "png")))
                .contains("none of the layouts that are read");
    }

    @Test
    void refusesAPictureThatIsTooSmallToMeasure() {
        assertThat(refusal(MadePicture.file(MadePicture.paper(40, 30), "png"))).contains("too small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp"})
    void takesPicturesByTheirContent(String format) {
        byte[] file = MadePicture.file(MadePicture.paper(40, 30), format);
        assertThat(FILES.formatOf(new SentFile("scan", file)).orElseThrow()).isInstanceOf(PaperFormat.class);
    }

    private static ImportedRecording read(byte[] file) {
        return FILES.read(FILES.unpack(List.of(new SentFile("page", file)), FileHints.NONE));
    }

    private static String refusal(byte[] file) {
        FaultException[] met = new FaultException[1];
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> read(file))
                .satisfies(fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.PAPER_NOT_READ);
                    met[0] = fault;
                });
        return met[0].getMessage();
    }
}
