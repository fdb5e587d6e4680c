package org.einthoven.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.einthoven.ecg.BeatPart;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;

/**
 * The evidence for one finding.
 *
 * @param waves in order of time; empty where no waves were found
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
        List<WaveShareBody> waves) {

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
                waves(explanation.waveShares()));
    }

    private static List<WaveShareBody> waves(Map<BeatPart, Double> shares) {
        double all = shares.values().stream().mapToDouble(Math::abs).sum();
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> new WaveShareBody(
                        part.getKey().name(),
                        part.getKey().display(),
                        part.getValue(),
                        all == 0 ? 0 : part.getValue() / all))
                .toList();
    }
}
