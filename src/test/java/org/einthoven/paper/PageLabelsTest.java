package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.evaluation.pages.Severity;
import org.einthoven.formats.ScaleSource;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

/** Pages on which leads do not stand where they usually do, but say so. */
class PageLabelsTest {

    /** A page of 3x4 and a strip, on which the grid covers all. */
    private static final long STYLE = 1014;

    private static final Ecg ECG = EcgGenerator.generate(
                    EcgRecipe.of(Rhythm.SINUS, 62).withoutNoise(), Duration.ofSeconds(10), new SampleRate(500), 2)
            .ecg();

    @Test
    void labelsOfAUsualPageAgreeWithIt() throws UnreadablePicture {
        PaperEcg.Digitised read = read(exchanged());

        assertThat(read.labels()).isGreaterThanOrEqualTo(9);
        assertThat(read.warnings()).noneMatch(warning -> warning.contains("label"));
    }

    @Test
    void leadsThatAreExchangedAreReadAsTheirLabelsSay() throws UnreadablePicture {
        PaperEcg.Digitised read = read(exchanged(LeadName.V1, LeadName.V2));

        assertThat(read.warnings()).anyMatch(warning -> warning.contains("named by their labels"));
        assertThat(likeness(read.ecg(), LeadName.V1)).isGreaterThan(0.95);
        assertThat(likeness(read.ecg(), LeadName.V2)).isGreaterThan(0.95);
    }

    /** What is shown for ten seconds must not be taken for II by custom. */
    @Test
    void aStripIsTheLeadThatItsLabelSays() throws UnreadablePicture {
        PaperEcg.Digitised read =
                read(RenderedPage.of(ECG, Severity.CLEAN, STYLE, style -> style.with(style.leads(), Font.SANS_SERIF)
                        .above(List.of(LeadName.V5))));

        assertThat(shown(read, LeadName.V5)).isGreaterThan(0.95);
        assertThat(shown(read, LeadName.II)).isLessThan(0.3);
        assertThat(likeness(read.ecg(), LeadName.II)).isGreaterThan(0.95);
    }

    private static double shown(PaperEcg.Digitised read, LeadName lead) {
        return read.ecg().lead(lead).orElseThrow().samples().recordedShare();
    }

    @Test
    void theSpeedAndGainThatAreWrittenAreTold() throws UnreadablePicture {
        PaperEcg.Digitised read = read(exchanged());

        assertThat(read.scale().speedFrom()).isEqualTo(ScaleSource.LABEL);
        assertThat(read.scale().mmPerS()).isEqualTo(25);
        assertThat(read.scale().gainFrom()).isEqualTo(ScaleSource.PULSE);
    }

    private static PaperEcg.Digitised read(RenderedPage page) throws UnreadablePicture {
        BufferedImage picture = PictureFile.decode(page.file());
        return (PaperEcg.Digitised) new PaperReader().read(picture);
    }

    private static RenderedPage exchanged(LeadName... pair) {
        return RenderedPage.of(ECG, Severity.CLEAN, STYLE, style -> {
            List<LeadName> leads = new ArrayList<>(style.leads());
            if (pair.length == 2) {
                Collections.swap(leads, leads.indexOf(pair[0]), leads.indexOf(pair[1]));
            }
            return style.with(leads, Font.SANS_SERIF);
        });
    }

    private static double likeness(Ecg read, LeadName lead) {
        float[] printed = ECG.lead(lead).orElseThrow().samples().toArray();
        float[] found = read.lead(lead).orElseThrow().samples().toArray();
        float[] there = new float[found.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = printed[Math.min(printed.length - 1, 2 * i)];
        }
        return Likeness.of(found, there);
    }
}
