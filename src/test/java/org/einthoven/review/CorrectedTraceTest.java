package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.electrode.ElectrodeSwap;
import org.junit.jupiter.api.Test;

class CorrectedTraceTest {

    private static Ecg ecg(float one, float two) {
        return new Ecg(new SampleRate(100), List.of(lead(LeadName.V1, one), lead(LeadName.V2, two)));
    }

    private static Lead lead(LeadName name, float mv) {
        return new Lead(name, Samples.copyOf(new float[] {mv, mv, mv}));
    }

    private static FindingRow row(String id, FindingCode code) {
        return FindingRow.of(new Finding(id, code, code.display(), 1, true, List.of()), null, "");
    }

    @Test
    void thePreviewDrawsWhatShouldHaveBeenRecordedAndSaysThatItWasNot() {
        String notice = "Corrected preview, not as recorded. Put in their places: V1 and V2";
        String preview =
                TraceSvg.drawCorrected(ecg(0.5f, 3), ElectrodeSwap.V1_V2, SheetChoice.STANDARD, Phrasebook.ENGLISH);
        String asIs =
                TraceSvg.drawCorrected(ecg(0.5f, 3), ElectrodeSwap.V3_V4, SheetChoice.STANDARD, Phrasebook.ENGLISH);
        String exchanged =
                TraceSvg.drawCorrected(ecg(3, 0.5f), ElectrodeSwap.V3_V4, SheetChoice.STANDARD, Phrasebook.ENGLISH);
        assertThat(preview).contains(notice).isNotEqualTo(asIs);
        assertThat(preview).isEqualTo(exchanged.replace("V3 and V4", "V1 and V2"));
        assertThat(TraceSvg.draw(ecg(0.5f, 3), TraceMarks.NONE, SheetChoice.STANDARD, Phrasebook.ENGLISH))
                .doesNotContain("preview");
    }

    @Test
    void onlyWhatCanBePutRightHasAPreview() {
        assertThat(row("chest-electrodes-exchanged-possible-v1-v2", FindingCode.CHEST_ELECTRODES_EXCHANGED_POSSIBLE)
                        .corrected())
                .isEqualTo("v1-v2");
        assertThat(row("arm-electrodes-reversed-possible", FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE)
                        .corrected())
                .isEqualTo("arms");
        assertThat(row(
                                "limb-electrodes-exchanged-possible-right-arm-right-leg",
                                FindingCode.LIMB_ELECTRODES_EXCHANGED_POSSIBLE)
                        .corrected())
                .isEmpty();
        assertThat(row("q-waves", FindingCode.Q_WAVES).corrected()).isEmpty();
    }
}
