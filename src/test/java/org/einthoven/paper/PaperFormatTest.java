package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.evaluation.pages.Severity;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperFormatTest {

    private static final RecordingFiles FILES = FormatCatalogue.filesAnd(new PaperFormat());

    /** A page of 3x4 and a strip. */
    private static final RenderedPage PAGE = RenderedPage.of(
            EcgGenerator.generate(
                            EcgRecipe.of(Rhythm.SINUS, 72).withoutNoise(),
                            Duration.ofSeconds(10),
                            new SampleRate(500),
                            7)
                    .ecg(),
            Severity.CLEAN,
            11);

    @Test
    void readsAPageAsTwelveLeadsWithGapsWhereNothingWasPrinted() {
        ImportedRecording recording = read(PAGE.file());
        assertThat(recording.channels()).hasSize(12);
        ImportedChannel v6 = recording.channel(LeadName.V6).orElseThrow();
        assertThat(v6.rate().hz()).isEqualTo(250);
        assertThat(v6.count(100)).isEqualTo(ImportedChannel.MISSING);
        assertThat(v6.count(2200)).isNotEqualTo(ImportedChannel.MISSING);
        assertThat(recording.channel(LeadName.II).orElseThrow().count(2200)).isNotEqualTo(ImportedChannel.MISSING);
    }

    @Test
    void saysThatARecordingIsFromPaperAndHowFineItIs() {
        ImportedRecording recording = read(PAGE.file());
        assertThat(recording.format()).isEqualTo("printed ECG, layout 3x4+1");
        assertThat(recording.notes().get(0))
                .startsWith("Digitised from paper: one pixel of the picture is ")
                .contains("25 mm/s assumed")
                .contains("10 mm/mV by the calibration pulse");
    }

    @Test
    void readsTheSameFromAPdf() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PAGE.file()));
        ImportedRecording drawn = read(MadePicture.pdf(picture));
        ImportedChannel known = read(PAGE.file()).channel(LeadName.II).orElseThrow();
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
