package org.einthoven.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measurements;
import org.einthoven.ppg.Pulse;
import org.einthoven.statement.LearnedStatement;
import org.jspecify.annotations.Nullable;

/**
 * A reading as programs get it. Times are milliseconds from the first sample; null stands for "not measurable", never
 * 0, and before the recording is read for "not yet".
 *
 * @param statements every statement of the learned classifier, made or not
 * @param reason why it was abstained from or rejected
 */
@Schema(description = "Times are ms from the first sample. Null stands for not measurable, never 0.")
record ReadingBody(
        RecordingBody recording,
        String status,
        @Nullable String reason,
        @Nullable QualityBody quality,
        List<FiducialBody> fiducials,
        List<BeatBody> beats,
        List<Pulse> pulses,
        Measurements measurements,
        List<FindingBody> findings,
        List<LearnedStatement> statements,
        List<ModelRef> models) {

    record RecordingBody(String id, String kind, double sampleRateHz, double durationMs, List<String> leads) {}

    /** @param overall 0 (useless) to 1 (clean) */
    record QualityBody(double overall, Map<String, ChannelBody> perLead) {}

    /** @param issues codes such as {@code lead-off}; empty for a clean lead */
    record ChannelBody(double score, boolean usable, List<String> issues) {}

    /**
     * @param lead a lead's name, or {@code global} for the wave over all leads
     * @param confidence 0 to 1; the probability that the wave is there, where the model's card says how that is made
     */
    record FiducialBody(String lead, String wave, double onsetMs, double peakMs, double offsetMs, double confidence) {}

    /** @param scores by class, summing to 1; probabilities, where the model's card says how they are made */
    record BeatBody(double timeMs, @JsonProperty("class") String beatClass, Map<String, Double> scores) {}

    /**
     * @param snomed the SNOMED CT concept with the same meaning; null where none is known for certain
     * @param scpEcg the SCP-ECG statement with the same meaning; null where none is known for certain
     * @param explanation null where there is no map that may be shown
     */
    record FindingBody(
            String id,
            String code,
            @Nullable String snomed,
            @Nullable String scpEcg,
            String display,
            double score,
            boolean flagged,
            List<Double> evidenceMs,
            List<ComparisonBody> basis,
            @Nullable ExplanationRef explanation) {}

    /**
     * A number that the finding was judged by.
     *
     * @param relation how the value has to lie to the limit: {@code above}, {@code at least}, {@code below},
     *     {@code at most}
     * @param source where the limit is from
     * @param places where it was read off; empty for a number of rhythm or rate
     */
    record ComparisonBody(
            String quantity,
            double value,
            String relation,
            double limit,
            String unit,
            String source,
            List<PlaceBody> places) {}

    /**
     * Where in the beats a number was read off.
     *
     * @param lead null for all leads together
     * @param parts of the beat: {@code P}, {@code PR}, {@code QRS}, {@code ST}, {@code T}
     */
    record PlaceBody(@Nullable String lead, List<String> parts) {}

    /**
     * @param deletionDrop fall of the class's log-odds when the most attributed fifth of the samples is erased
     * @param randomDrop the same for a random fifth
     */
    record ExplanationRef(String method, double deletionDrop, double randomDrop, String href) {}
}
