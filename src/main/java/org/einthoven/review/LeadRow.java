package org.einthoven.review;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.measure.LeadMeasurement;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one lead as they are shown: potentials in mV to two decimals, durations in ms; an en dash where there
 * is nothing.
 *
 * @param stInPart what the ST segment rests on where the lead was recorded in part; null where it is the beat above
 * @param values in the order of {@link #COLUMNS}
 */
public record LeadRow(String lead, boolean derived, @Nullable String stInPart, List<String> values) {

    /** Headings with their units. */
    static final List<String> COLUMNS = List.of(
            "P mV", "Q mV", "Q ms", "R mV", "R ms", "S mV", "S ms", "R′ mV", "T mV", "J mV", "J+40 mV", "J+60 mV",
            "J+80 mV");

    static LeadRow of(LeadMeasurement lead) {
        return new LeadRow(
                lead.lead().display(),
                lead.derived(),
                lead.stBasis() == null ? null : lead.stBasis().display(),
                Stream.of(
                                millivolts(lead.pMv()),
                                millivolts(lead.qMv()),
                                milliseconds(lead.qMs()),
                                millivolts(lead.rMv()),
                                milliseconds(lead.rMs()),
                                millivolts(lead.sMv()),
                                milliseconds(lead.sMs()),
                                millivolts(lead.rPrimeMv()),
                                millivolts(lead.tMv()),
                                millivolts(lead.stJMv()),
                                millivolts(lead.stJ40Mv()),
                                millivolts(lead.stJ60Mv()),
                                millivolts(lead.stJ80Mv()))
                        .toList());
    }

    private static String millivolts(@Nullable Double mv) {
        return mv == null ? "–" : Numbers.decimals(mv, 2);
    }

    private static String milliseconds(@Nullable Double ms) {
        return ms == null ? "–" : Numbers.whole(ms);
    }
}
