package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The ST segment of a page beside that of the recording that was printed on it.
 *
 * @param errorsMv of the mean of J and J+40 ms, over the leads in which the page's is known
 * @param leads in which the recording's is known
 * @param printed leads of the recording's ST elevation; empty where there is none
 * @param read the page's
 * @param judged whether the page's elevation could be judged
 */
record PaperSt(List<Double> errorsMv, int leads, Set<LeadName> printed, Set<LeadName> read, boolean judged) {

    static PaperSt of(Reading.Reported printed, Reading.Reported read) {
        List<Double> errors = new ArrayList<>();
        int leads = 0;
        for (LeadMeasurement lead : printed.measurements().leads()) {
            Double is = level(lead);
            Double seems = read.measurements()
                    .lead(lead.lead())
                    .filter(PaperSt::isKnown)
                    .map(PaperSt::level)
                    .orElse(null);
            leads += is == null ? 0 : 1;
            if (is != null && seems != null) {
                errors.add(seems - is);
            }
        }
        boolean judged = read.findings().stream()
                .noneMatch(finding -> finding.notJudged().contains(FindingCode.ST_ELEVATION));
        return new PaperSt(errors, leads, elevated(printed), elevated(read), judged);
    }

    /** Over all pages. */
    static Map<String, Object> figures(List<PaperSt> pages) {
        double[] errors = pages.stream()
                .flatMap(page -> page.errorsMv().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double mean = mean(errors);
        double[] squares = new double[errors.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (errors[i] - mean) * (errors[i] - mean);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("leads", pages.stream().mapToInt(PaperSt::leads).sum());
        figures.put("leadsMeasured", errors.length);
        figures.put("meanMv", mean);
        figures.put("sdMv", Math.sqrt(mean(squares)));
        figures.put("elevationPrinted", count(pages, page -> !page.printed().isEmpty()));
        figures.put("elevationRead", count(pages, page -> !page.read().isEmpty()));
        figures.put(
                "elevationBoth",
                count(pages, page -> !page.printed().isEmpty() && !page.read().isEmpty()));
        figures.put("elevationBothInACommonLead", count(pages, page -> page.read().stream()
                .anyMatch(page.printed()::contains)));
        figures.put(
                "elevationMissed",
                count(pages, page -> !page.printed().isEmpty() && page.read().isEmpty() && page.judged()));
        figures.put("elevationNotJudged", count(pages, page -> page.read().isEmpty() && !page.judged()));
        return figures;
    }

    private static long count(List<PaperSt> pages, Predicate<PaperSt> which) {
        return pages.stream().filter(which).count();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static boolean isKnown(LeadMeasurement lead) {
        return lead.stBasis() == null || lead.stBasis().beats() > 1;
    }

    private static @Nullable Double level(LeadMeasurement lead) {
        return lead.stJMv() == null || lead.stJ40Mv() == null ? null : (Double) ((lead.stJMv() + lead.stJ40Mv()) / 2);
    }

    private static Set<LeadName> elevated(Reading.Reported reading) {
        Set<LeadName> leads = EnumSet.noneOf(LeadName.class);
        for (Finding finding : reading.findings()) {
            if (finding.code() == FindingCode.ST_ELEVATION) {
                finding.basis().forEach(basis -> basis.places().forEach(place -> {
                    if (place.lead() != null) {
                        leads.add(place.lead());
                    }
                }));
            }
        }
        return leads;
    }
}
