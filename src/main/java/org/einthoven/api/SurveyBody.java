package org.einthoven.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.einthoven.api.ReadingBody.RecordingBody;
import org.jspecify.annotations.Nullable;

/**
 * What a long ECG comes to, as programs get it: all empty for what is no long ECG, was not read, or is yet to be.
 *
 * @param all what the minutes come to together; null where there are none
 * @param events by kind, in order of time within each
 * @param counts how many events there are of each kind: of many the longest are listed
 */
@Schema(description = "Times are ms from the first sample. Null stands for not measurable, never 0.")
record SurveyBody(
        RecordingBody recording,
        String status,
        @Nullable TallyBody all,
        List<TallyBody> minutes,
        List<TemplateBody> templates,
        List<EventBody> events,
        Map<String, Integer> counts) {

    /**
     * @param beats how many of each class
     * @param couplets as runs and bigeminy: how many begin in it
     * @param slowestBpm over eight intervals in a row, as {@code fastestBpm}
     * @param fibrillationShare 0 to 1, of what the rhythm model read
     */
    record TallyBody(
            double fromMs,
            double toMs,
            Map<String, Integer> beats,
            int couplets,
            int ventricularRuns,
            int supraventricularRuns,
            int bigeminy,
            @Nullable Double longestRrMs,
            @Nullable Double slowestBpm,
            @Nullable Double meanBpm,
            @Nullable Double fastestBpm,
            @Nullable Double fibrillationShare) {}

    /**
     * Beats of one class.
     *
     * @param alike whether they have one shape; false for the rarer shapes of the class, put together
     * @param rMs where the R peak lies in {@code leads}, from their first sample
     * @param leads the median of each lead in mV; empty where they are not alike
     */
    record TemplateBody(
            @JsonProperty("class") String beatClass,
            boolean alike,
            List<Double> beatsMs,
            double sampleRateHz,
            double rMs,
            Map<String, float[]> leads) {}

    /**
     * @param kind such as {@code ventricular-run}
     * @param lead in which it is; null where it is in all
     * @param beats how many are in it, or the level was measured on; 0 where it is none of beats
     * @param unit of {@code value}, by UCUM
     */
    record EventBody(
            String kind, double fromMs, double toMs, @Nullable String lead, int beats, double value, String unit) {}
}
