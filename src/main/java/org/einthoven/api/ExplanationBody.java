package org.einthoven.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;

/**
 * The evidence for one finding.
 *
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
        Map<String, float[]> leads) {

    @Schema(
            description =
                    "Fall of the class's log-odds (natural logarithm) when the most attributed fifth of the samples is"
                            + " erased, and when a random fifth is.")
    record FaithfulnessBody(double deletionDrop, double randomDrop, boolean passes) {}

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
                leads);
    }
}
