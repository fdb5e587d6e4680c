package org.einthoven.paper;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.ScaleSource;

/**
 * How somebody says that a page is laid out: all that is needed to trace it again without finding anything out.
 *
 * @param mmPerS speed of the paper, and {@code speedFrom} from where that is known
 * @param mmPerMv gain, and {@code gainFrom} from where that is known
 * @param boxes one a lead; the leftmost begins at the first sample
 */
public record PageGeometry(
        PageOutline outline,
        double mmPerS,
        ScaleSource speedFrom,
        double mmPerMv,
        ScaleSource gainFrom,
        List<LeadBox> boxes) {

    public PageGeometry {
        boxes = List.copyOf(boxes);
        if (!(mmPerS >= 5 && mmPerS <= 100)) {
            throw new IllegalArgumentException("no paper runs at " + mmPerS + " mm/s");
        }
        if (!(mmPerMv >= 1 && mmPerMv <= 80)) {
            throw new IllegalArgumentException("no page shows a millivolt as " + mmPerMv + " mm");
        }
        if (boxes.isEmpty() || boxes.size() > Ecg.MAX_LEADS) {
            throw new IllegalArgumentException("a page has 1 to " + Ecg.MAX_LEADS + " leads, not " + boxes.size());
        }
        Set<LeadName> leads = new HashSet<>();
        for (LeadBox box : boxes) {
            if (!leads.add(box.lead())) {
                throw new IllegalArgumentException("lead " + box.lead().display() + " has two boxes");
            }
        }
    }

    /** Such as {@code 12 leads laid out by hand}. */
    public String display() {
        return boxes.size() + (boxes.size() == 1 ? " lead" : " leads") + " laid out by hand";
    }
}
