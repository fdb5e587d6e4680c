package org.einthoven.paper;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.formats.PrintedTrace;

/** What came of a page: the recording on it, or why it cannot be recovered. */
public sealed interface PaperEcg {

    /**
     * A page that was read.
     *
     * @param ecg ten seconds, with gaps where a lead was not printed
     * @param traces where in the picture each lead is, and how far it can be trusted
     * @param pulseFound whether a calibration pulse told the gain; else 10 mm/mV is assumed
     * @param mmPerMv the page's gain
     * @param pixelsPerMm how fine the picture was
     * @param agreement of the limb leads with the laws that bind them, 1 for perfect
     * @param warnings what somebody should look at, empty for a page that raised no doubt
     */
    record Digitised(
            Ecg ecg,
            List<PrintedTrace> traces,
            Layout layout,
            LeadOrder order,
            boolean pulseFound,
            double mmPerMv,
            double pixelsPerMm,
            double agreement,
            List<String> warnings)
            implements PaperEcg {
        public Digitised {
            traces = List.copyOf(traces);
            warnings = List.copyOf(warnings);
        }
    }

    /** A picture from which no recording can be taken. */
    record Refused(PaperRefusal reason) implements PaperEcg {}
}
