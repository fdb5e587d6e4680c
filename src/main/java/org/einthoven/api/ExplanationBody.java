package org.einthoven.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.LeadRegion;

/**
 * The evidence for one finding.
 *
 * @param waves in order of time; empty where no waves were found
 * @param regions in the order of {@link LeadRegion}; empty for findings that do not rest on twelve leads, and where the
 *     shares do no better than chance
 * @param leads for each lead that the model looked at the attribution of every sample of the recording at its own rate:
 *     -1 (against the finding) to 1 (for it), 0 where the model did not look
 */
@Schema(
        description = "For each lead the attribution of every sample at the recording's own rate: -1 (against the"
                + " finding) to 1 (for it).")
record ExplanationBody(
        String findingId,
        String method,
        FaithfulnessBody faithfulness,
        double sampleRateHz,
        Map<String, float[]> leads,
        List<WaveShareBody> waves,
        List<LeadShareBody> regions) {

    @Schema(
            description =
                    "Fall of the class's log-odds (natural logarithm) when the most attributed fifth of the samples is"
                            + " erased, and when a random fifth is.")
    record FaithfulnessBody(double deletionDrop, double randomDrop, boolean passes) {}

    /**
     * @param wave P, PR, QRS, ST or T
     * @param logOdds what it adds to the log-odds of the finding (natural logarithm), an exact Shapley value
     * @param share its part of all that waves add or take away, -1 to 1
     */
    record WaveShareBody(String wave, String display, double logOdds, double share) {}

    /**
     * @param region INFERIOR, SEPTAL, ANTERIOR or LATERAL
     * @param leads those that look at it
     * @param logOdds what they add to the log-odds of the finding (natural logarithm), an exact Shapley value
     * @param share its part of all that leads add or take away, -1 to 1
     */
    record LeadShareBody(String region, List<String> leads, double logOdds, double share) {}

    static ExplanationBody of(Explanation explanation, double sampleRateHz) {
        Map<String, float[]> leads = new LinkedHashMap<>();
        explanation.attribution().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lead ->
                        leads.put(lead.getKey().display(), lead.getValue().toArray()));
        Faithfulness faithfulness = explanation.faithfulness();
        return new ExplanationBody(
                explanation.findingId(),
                explanation.method(),
                new FaithfulnessBody(faithfulness.deletionDrop(), faithfulness.randomDrop(), faithfulness.passes()),
                sampleRateHz,
                leads,
                waves(explanation.waveShares()),
                regions(explanation.leadShares()));
    }

    private static List<WaveShareBody> waves(Map<BeatPart, Double> shares) {
        double all = all(shares);
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> new WaveShareBody(
                        part.getKey().name(), part.getKey().display(), part.getValue(), share(part.getValue(), all)))
                .toList();
    }

    private static List<LeadShareBody> regions(Map<LeadRegion, Double> shares) {
        double all = all(shares);
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(region -> new LeadShareBody(
                        region.getKey().name(),
                        region.getKey().leads().stream().map(LeadName::display).toList(),
                        region.getValue(),
                        share(region.getValue(), all)))
                .toList();
    }

    private static double all(Map<?, Double> shares) {
        return shares.values().stream().mapToDouble(Math::abs).sum();
    }

    private static double share(double value, double all) {
        return all == 0 ? 0 : value / all;
    }
}
