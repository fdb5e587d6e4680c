package org.einthoven.review;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.ecg.LeadName;
import org.einthoven.reading.Quality;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;

/**
 * Signal quality of one lead as it is shown.
 *
 * @param percent 0 (useless) to 100 (clean)
 * @param issues what is wrong with it, empty for a clean lead
 */
public record QualityRow(String lead, int percent, String issues, boolean usable) {

    static List<QualityRow> of(Quality quality, boolean ecg) {
        return quality.perLead().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lead -> of(lead.getKey(), lead.getValue(), ecg))
                .toList();
    }

    private static QualityRow of(LeadName lead, ChannelQuality quality, boolean ecg) {
        String issues = quality.issues().stream()
                .sorted(Comparator.naturalOrder())
                .map(QualityIssue::display)
                .collect(Collectors.joining(", "));
        return new QualityRow(
                ecg ? lead.display() : "Pleth", (int) Math.round(quality.score() * 100), issues, quality.usable());
    }
}
