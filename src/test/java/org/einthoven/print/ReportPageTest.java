package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final int DPI = 254;
    private static final int PX_PER_MM = 10;
    private static final Instant SIGNED = Instant.parse("2026-11-21T14:05:10Z");

    private static PrintedReport report(Recording recording, String patient, List<String> statements) {
        return report(recording, patient, statements, Measurements.NONE);
    }

    private static PrintedReport report(
            Recording recording, String patient, List<String> statements, Measurements measured) {
        return new PrintedReport(
                "01a1ffff-2af3-723f-b975-945a149dc31a",
                2,
                patient,
                "female, born 1951-03-14",
                SIGNED.minusSeconds(3600),
                true,
                "",
                List.of(),
                "dr-cole",
                SIGNED,
                statements,
                "Compare with last year.",
                measured,
                List.of(new ModelRef("beat", "1.0.1", "ab".repeat(32))),
                recording,
                DigestUtils.sha256Hex("1 2 3"),
                URI.create("https://ecg.example"));
    }

    private static Ecg twelveLeads(Duration length) {
        return EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 66), length, new SampleRate(500), 1)
                .ecg();
    }

    private static String text(PrintedReport report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ReportPage.pdf(report, ZoneOffset.UTC))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        }
    }

    @Test
    void saysWhoWhatAndByWhom() throws IOException {
        PrintedReport report = report(
                twelveLeads(Duration.ofSeconds(10)),
                "Müller, Žofia",
                List.of("Sinus rhythm, 66/min", "Long PR interval"));
        assertThat(text(report))
                .contains(
                        "Müller, Žofia",
                        "female, born 1951-03-14",
                        "Recorded 21 Nov 2026, 13:05:10 Z",
                        "Signed by dr-cole",
                        "21 Nov 2026, 14:05:10 Z",
                        "Check code " + report.checkCode(),
                        "Sinus rhythm, 66/min",
                        "Long PR interval",
                        "Comment: Compare with last year.",
                        "not measurable",
                        "beat 1.0.1 abababababab",
                        report.waveformSha256(),
                        "25 mm/s, 10 mm/mV",
                        "whole recording, 500 Hz, no filter",
                        "Research use only. Not a medical device.",
                        "Held against the record at https://ecg.example/check?code=" + report.checkCode())
                .doesNotContain("PRELIMINARY");
    }

    @Test
    void saysThatNobodySignedAReading() throws IOException {
        PrintedReport signed = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm"));
        PrintedReport read = new PrintedReport(
                signed.recordingId(),
                1,
                signed.patient(),
                "",
                signed.takenAt(),
                false,
                "From paper: a pixel is 5.1 ms",
                List.of("the limb leads contradict one another"),
                null,
                SIGNED,
                signed.statements(),
                "",
                signed.measurements(),
                signed.models(),
                signed.recording(),
                signed.waveformSha256(),
                null);
        assertThat(text(read))
                .contains(
                        "PRELIMINARY: read by machine only",
                        "not reviewed by a cardiologist",
                        "Received 21 Nov",
                        "From paper: a pixel is 5.1 ms",
                        "The reading of the paper is in doubt: the limb leads contradict one another.",
                        "at /check of this server, by its check code")
                .doesNotContain("Signed by");
    }

    @Test
    void hasASquareCodeThatLeadsToItsCheck() throws Exception {
        PrintedReport report = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm"));
        try (PDDocument pdf = Loader.loadPDF(ReportPage.pdf(report, ZoneOffset.UTC))) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 300);
            int side = page.getHeight() / 10;
            BufferedImage corner =
                    page.getSubimage(page.getWidth() - 2 * side, page.getHeight() - side, 2 * side, side);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(luminance(corner)));
            assertThat(new QRCodeReader()
                            .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo("https://ecg.example/check?code=" + report.checkCode());
        }
    }

    private static RGBLuminanceSource luminance(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    }

    @Test
    void countsTheStatementsForWhichThereIsNoRoom() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add("Statement number " + i);
        }
        String text = text(report(twelveLeads(Duration.ofSeconds(10)), "Ada", many));
        long shown = many.stream().filter(text::contains).count();
        // the comment is one more
        assertThat(text).contains((41 - shown) + " more, see the record");
        assertThat(shown).isBetween(10L, 20L);
    }

    @Test
    void writesManyStatementsInSmallerLettersRatherThanLeaveOneOut() throws IOException {
        List<String> eleven = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            eleven.add("Statement number " + i);
        }
        assertThat(text(report(twelveLeads(Duration.ofSeconds(10)), "Ada", eleven)))
                .contains(eleven)
                .contains("Comment: Compare with last year.")
                .doesNotContain("see the record");
    }

    @Test
    void writesAQuestionMarkForALetterThatTheFontLacks() throws IOException {
        String endless = String.join("", Collections.nCopies(300, "W"));
        assertThat(text(report(twelveLeads(Duration.ofSeconds(10)), "山田 \u0007 Ada", List.of(endless))))
                .contains("?? ", "Ada");
    }

    @Test
    void drawsAMillivoltOver10MmAndASecondOver25Mm() throws IOException {
        float[] samples = new float[5000];
        for (int i = 0; i < samples.length; i++) {
            // from 1 s on 1 mV for a second; the median is 0
            samples[i] = i >= 500 && i < 1000 ? 1 : 0;
        }
        Ecg ecg = new Ecg(new SampleRate(500), List.of(new Lead(LeadName.II, Samples.copyOf(samples))));
        BufferedImage page = page(report(ecg, "Ada", List.of("Square")));
        assertThat(page.getWidth()).isCloseTo(297 * PX_PER_MM, within(2));
        List<Integer> columns = new ArrayList<>();
        for (int x = 27 * PX_PER_MM; x < 280 * PX_PER_MM; x++) {
            if (darkRun(page, x) > 8 * PX_PER_MM) {
                columns.add(x);
            }
        }
        double rise = columns.get(0);
        double fall = columns.get(columns.size() - 1);
        assertThat(fall - rise).isCloseTo(25 * PX_PER_MM, within(4.0));
        assertThat(darkRun(page, columns.get(0))).isBetween(98, 104);
    }

    /** Chest leads of {@code mv} up and down in the middle of each of the ten seconds, and 0 between. */
    private static Ecg tall(double mv) {
        return tall(
                mv,
                Stream.of(LeadName.values()).filter(name -> !name.isLimbLead()).collect(Collectors.toSet()));
    }

    private static Ecg tall(double mv, Set<LeadName> tall) {
        List<Lead> leads = Stream.of(LeadName.values())
                .filter(name -> name.isLimbLead() || name.display().matches("V[1-6]"))
                .map(name -> {
                    float[] samples = new float[5000];
                    for (int i = 250; i < samples.length && tall.contains(name); i += 500) {
                        samples[i] = (float) mv;
                        samples[i + 10] = (float) -mv;
                    }
                    return new Lead(name, Samples.copyOf(samples));
                })
                .toList();
        return new Ecg(new SampleRate(500), leads);
    }

    @Test
    void halvesTheGainWhereLeadsWouldRunIntoOneAnotherAndSaysSo() throws IOException {
        assertThat(text(report(tall(0.8), "Ada", List.of()))).contains("25 mm/s, 10 mm/mV;");
        assertThat(text(report(tall(3), "Ada", List.of()))).contains("25 mm/s, HALF GAIN: 5 mm/mV;");
    }

    @Test
    void halvesTheGainForTheTallestWavesAndNamesThoseThatEvenThenHaveNoRoom() throws IOException {
        Ecg oneTall = tall(6, Set.of(LeadName.V4));
        assertThat(text(report(oneTall, "Ada", List.of())))
                .contains("25 mm/s, HALF GAIN: 5 mm/mV; each column")
                .doesNotContain("TOO TALL");
        assertThat(text(report(tall(6), "Ada", List.of())))
                .contains(
                        "25 mm/s, HALF GAIN: 5 mm/mV; TOO TALL, cut off or over one another: V1, V2, V4, V5, V3, V6;");
        assertThat(text(report(tall(12, Set.of(LeadName.V4)), "Ada", List.of())))
                .contains("over one another: V4");
    }

    @Test
    void saysHalfTheGainBesideThePulseToo() throws IOException {
        assertThat(text(report(tall(3), "Ada", List.of())).split("5 mm/mV", -1)).hasSize(1 + 1 + 4);
        assertThat(text(report(tall(0.8), "Ada", List.of()))).doesNotContain("5 mm/mV");
    }

    @Test
    void keepsTheWidestAxesOutOfTheStatements() throws IOException {
        Measurements widest = Measurements.of(
                Map.of(Measure.P_AXIS, -120.0, Measure.QRS_AXIS, -120.0, Measure.T_AXIS, 120.0),
                Map.of(),
                List.of(),
                null);
        PrintedReport report = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm"), widest);
        try (PDDocument pdf = Loader.loadPDF(ReportPage.pdf(report, ZoneOffset.UTC))) {
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.addRegion("axes", millimetres(86, 48, 111));
            stripper.addRegion("statements", millimetres(111, 33, 297));
            stripper.extractRegions(pdf.getPage(0));
            assertThat(stripper.getTextForRegion("axes").strip()).isEqualTo("−120°, −120°, 120°");
            assertThat(stripper.getTextForRegion("statements").strip().split("\\R"))
                    .containsExactly("Sinus rhythm", "Comment: Compare with last year.");
        }
    }

    /** What begins between two distances from the left edge, down to 52 mm. */
    private static Rectangle2D millimetres(double left, double top, double right) {
        double pt = 72 / 25.4;
        return new Rectangle2D.Double(left * pt, top * pt, (right - left) * pt, (52 - top) * pt);
    }

    @Test
    void cutsNoLeadOffAtTheEdgeOfThePaper() throws IOException {
        BufferedImage page = page(report(tall(3), "Ada", List.of()));
        int x = 14 * PX_PER_MM + (int) ((12.5 + 7.5 * 25 + 0.5 * 25) * PX_PER_MM);
        List<Integer> dark = new ArrayList<>();
        for (int y = 54 * PX_PER_MM; y < 192 * PX_PER_MM; y++) {
            if (isDark(page, x, y)) {
                dark.add(y);
            }
        }
        assertThat(dark.get(0)).as("top of V4").isGreaterThan((54 + 1) * PX_PER_MM);
        assertThat(runs(dark)).as("V4, V5, V6 and the strip of II apart").isGreaterThanOrEqualTo(4);
    }

    private static long runs(List<Integer> rows) {
        return 1
                + IntStream.range(1, rows.size())
                        .filter(i -> rows.get(i) > rows.get(i - 1) + 1)
                        .count();
    }

    @Test
    void roundsARateThatATimeBetweenSamplesDoesNotHitExactly() throws IOException {
        Ecg ecg = new Ecg(
                new SampleRate(359.99999999999994), List.of(new Lead(LeadName.II, Samples.copyOf(new float[3600]))));
        assertThat(text(report(ecg, "Ada", List.of()))).contains(", 360 Hz, no filter");
    }

    @Test
    void printsRecordingsOfEveryLayout() throws IOException {
        assertThat(text(report(twelveLeads(Duration.ofMinutes(1)), "Ada", List.of())))
                .contains("first 10 s of 60.0 s");
        Pleth flat = new Pleth(new SampleRate(125), Samples.copyOf(new float[500]));
        assertThat(text(report(flat, "Ada", List.of()))).contains("amplitude without a unit");
        Ecg gap = new Ecg(new SampleRate(250), List.of(new Lead(LeadName.V1, Samples.copyOf(new float[] {Float.NaN}))));
        assertThat(text(report(gap, "Ada", List.of()))).contains("one row a lead", "V1");
    }

    @Test
    void givesTheSameBytesForTheSameReport() {
        PrintedReport report = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm"));
        assertThat(ReportPage.pdf(report, ZoneOffset.UTC)).isEqualTo(ReportPage.pdf(report, ZoneOffset.UTC));
    }

    @Test
    void givesAnotherCodeForAnythingElseThatIsSaid() {
        PrintedReport one = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm"));
        PrintedReport other = report(twelveLeads(Duration.ofSeconds(10)), "Ada", List.of("Sinus rhythm."));
        assertThat(one.checkCode().toString()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
        assertThat(other.checkCode()).isNotEqualTo(one.checkCode());
    }

    private static BufferedImage page(PrintedReport report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ReportPage.pdf(report, ZoneOffset.UTC))) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, DPI);
        }
    }

    /** The longest upright run of ink in a column of the trace, in pixels. */
    private static int darkRun(BufferedImage page, int x) {
        int longest = 0;
        int run = 0;
        for (int y = 75 * PX_PER_MM; y < 189 * PX_PER_MM; y++) {
            boolean dark = isDark(page, x, y);
            run = dark ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean isDark(BufferedImage page, int x, int y) {
        return (page.getRGB(x, y) & 0xff) < 0x60;
    }
}
