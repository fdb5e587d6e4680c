package org.einthoven.paper;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PrintedTrace;
import org.jspecify.annotations.Nullable;

/** What came of a page: the recording on it, or why it cannot be recovered. */
public sealed interface PaperEcg {

    /**
     * A page that was read.
     *
     * @param ecg what ten seconds at 25 mm/s take, with gaps where a lead was not printed
     * @param traces where in the picture each lead is, and how far it can be trusted
     * @param labels how many leads bear labels that say what they are read as
     * @param scale speed and gain, and where they are from
     * @param pixelsPerMm how fine the picture was
     * @param outline of the page in the picture; null where its corners cannot be told
     * @param agreement of the limb leads with that of the laws that bind them which holds least, 1 for perfect
     * @param warnings what somebody should look at, empty for a page that raised no doubt
     */
    record Digitised(
            Ecg ecg,
            List<PrintedTrace> traces,
            Layout layout,
            LeadOrder order,
            int labels,
            PageScale scale,
            double pixelsPerMm,
            @Nullable PageOutline outline,
            double agreement,
            List<String> warnings)
            implements PaperEcg {
        public Digitised {
            traces = List.copyOf(traces);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A picture from which no recording can be taken.
     *
     * @param outline of the grid in the picture, where one was found
     */
    record Refused(PaperRefusal reason, @Nullable PageOutline outline) implements PaperEcg {
        Refused(PaperRefusal reason) {
            this(reason, null);
        }
    }
}
