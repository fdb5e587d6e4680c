package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.evaluation.pages.Severity;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperReaderTest {

    private static final Ecg ECG = EcgGenerator.generate(
                    EcgRecipe.of(Rhythm.SINUS, 72).withoutNoise(), Duration.ofSeconds(10), new SampleRate(500), 7)
            .ecg();

    private static final Ecg OTHER = EcgGenerator.generate(
                    EcgRecipe.of(Rhythm.SINUS, 95).withoutNoise(), Duration.ofSeconds(10), new SampleRate(500), 8)
            .ecg();

    @ParameterizedTest
    @EnumSource(Severity.class)
    void recoversTheLeadsOfAPage(Severity severity) {
        RenderedPage page = RenderedPage.of(ECG, severity, 11);
        PaperEcg.Digitised read = digitised(picture(page));
        assertThat(read.layout()).isEqualTo(page.style().layout());
        assertThat(read.order()).isEqualTo(page.style().order());
        assertThat(read.ecg().leads()).hasSize(12);
        for (Lead lead : read.ecg().leads()) {
            double likeness = Likeness.of(lead.samples().toArray(), at250Hz(lead));
            assertThat(likeness).as(lead.name().display()).isGreaterThan(0.9);
        }
    }

    /** The truth, at the rate of what is recovered. */
    private static float[] at250Hz(Lead lead) {
        Lead truth = ECG.lead(lead.name()).orElseThrow();
        float[] values = new float[lead.samples().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = truth.samples().at(2 * i);
        }
        return values;
    }

    @Test
    void turnsAPageThatLiesUpsideDown() {
        RenderedPage page = RenderedPage.of(ECG, Severity.CLEAN, 11);
        PaperEcg.Digitised upright = digitised(picture(page));
        PaperEcg.Digitised turned = digitised(MadePicture.turned(picture(page), 2));
        assertThat(turned.layout()).isEqualTo(upright.layout());
        for (Lead lead : turned.ecg().leads()) {
            float[] known =
                    upright.ecg().lead(lead.name()).orElseThrow().samples().toArray();
            assertThat(Likeness.of(lead.samples().toArray(), known))
                    .as(lead.name().display())
                    .isGreaterThan(0.9);
        }
    }

    /** Three chest leads that are alike obey the laws of Cabrera's order, and better than limb leads that wander. */
    @Test
    void takesNoPageThatLiesUpsideDownForOneInCabrerasOrder() {
        BufferedImage upright = MadePicture.scanned(MadePicture.sheetOf(wandering()));

        assertThat(digitised(upright).order()).isEqualTo(LeadOrder.STANDARD);
        PaperEcg turned = new PaperReader().read(MadePicture.turned(upright, 2));
        assertThat(((PaperEcg.Refused) turned).reason()).isEqualTo(PaperRefusal.CONTRADICTION);
    }

    /** A recording's note and the doubt beside it do not say two figures of one thing. */
    @Test
    void saysOfThatLawWhichHoldsLeastHowFarLimbLeadsAgree() {
        PaperEcg.Digitised page = digitised(MadePicture.scanned(MadePicture.sheetOf(wandering())));

        assertThat(page.agreement())
                .isEqualTo(LimbAgreement.of(page.ecg()).getAsDouble())
                .isLessThan(0.95);
    }

    /** With III and aVF too low by half. */
    private static Ecg wandering() {
        return new Ecg(
                ECG.rate(),
                ECG.leads().stream()
                        .map(lead -> lead.name() == LeadName.III || lead.name() == LeadName.AVF ? halved(lead) : lead)
                        .toList());
    }

    private static Lead halved(Lead lead) {
        float[] mv = lead.samples().toArray();
        for (int i = 0; i < mv.length; i++) {
            mv[i] /= 2;
        }
        return new Lead(lead.name(), Samples.copyOf(mv));
    }

    @Test
    void refusesAPictureWithoutAGrid() {
        assertThat(new PaperReader().read(furAndWhiskers())).isEqualTo(new PaperEcg.Refused(PaperRefusal.NO_GRID));
    }

    @Test
    void refusesPaperWithoutTraces() {
        PaperEcg.Refused refused = (PaperEcg.Refused) new PaperReader().read(MadePicture.paper(175, 125));

        assertThat(refused.reason()).isEqualTo(PaperRefusal.NO_TRACE);
        assertThat(refused.outline().widthMm())
                .as("of the grid, for who lays it out")
                .isBetween(165.0, 180.0);
    }

    @Test
    void refusesTwoEcgsOneBelowTheOtherWhereItReadsEither() {
        PaperEcg one = new PaperReader().read(MadePicture.scanned(MadePicture.sheetOf(ECG)));
        PaperEcg two = new PaperReader().read(MadePicture.scanned(MadePicture.sheetOf(ECG, OTHER)));

        assertThat(one).isInstanceOf(PaperEcg.Digitised.class);
        assertThat(((PaperEcg.Refused) two).reason()).isEqualTo(PaperRefusal.TWO_ECGS);
    }

    @Test
    void refusesTwoSheetsThatLieBesideEachOther() {
        BufferedImage one = MadePicture.scanned(MadePicture.sheetOf(ECG));
        BufferedImage other = MadePicture.scanned(MadePicture.sheetOf(OTHER));

        PaperEcg read = new PaperReader().read(MadePicture.beside(one, other));

        assertThat(((PaperEcg.Refused) read).reason()).isEqualTo(PaperRefusal.TWO_ECGS);
    }

    @Test
    void saysOfASheetThatIsTooLargeWhereItLies() {
        PaperEcg.Refused refused =
                (PaperEcg.Refused) new PaperReader().read(MadePicture.scanned(MadePicture.paper(420, 297)));

        assertThat(refused.reason()).isEqualTo(PaperRefusal.SHEET_TOO_LARGE);
        assertThat(refused.outline().widthMm()).isBetween(405.0, 430.0);
    }

    @Test
    void aStripOfOnePixelIsTooSmallAndNoFault() {
        BufferedImage line = new BufferedImage(600, 1, BufferedImage.TYPE_INT_RGB);

        assertThat(new PaperReader().read(line)).isEqualTo(new PaperEcg.Refused(PaperRefusal.TOO_SMALL));
    }

    private static PaperEcg.Digitised digitised(BufferedImage picture) {
        PaperEcg read = new PaperReader().read(picture);
        assertThat(read).isInstanceOf(PaperEcg.Digitised.class);
        return (PaperEcg.Digitised) read;
    }

    private static BufferedImage picture(RenderedPage page) {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.file()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** A photograph of no page: soft shapes, thin hairs in all directions, and grain. */
    private static BufferedImage furAndWhiskers() {
        Random random = new Random(9);
        BufferedImage photograph = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = photograph.createGraphics();
        for (int i = 0; i < 400; i++) {
            pen.setColor(new Color(90 + random.nextInt(120), 70 + random.nextInt(90), 40 + random.nextInt(60)));
            pen.fillOval(random.nextInt(1200) - 100, random.nextInt(900) - 100, 40 + random.nextInt(200), 200);
        }
        for (int i = 0; i < 6000; i++) {
            pen.setColor(new Color(60 + random.nextInt(160), 60 + random.nextInt(120), 40 + random.nextInt(80)));
            int x = random.nextInt(1200);
            int y = random.nextInt(900);
            pen.drawLine(x, y, x + random.nextInt(31) - 15, y + random.nextInt(41) - 10);
        }
        pen.dispose();
        return photograph;
    }
}
