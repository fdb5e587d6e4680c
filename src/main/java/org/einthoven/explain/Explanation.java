package org.einthoven.explain;

import java.util.EnumMap;
import java.util.Map;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;

/**
 * The evidence for one finding: for each lead that the model looked at, the attribution of every sample of the
 * recording, at the recording's own rate; 0 where the model did not look, positive where a sample spoke for the
 * finding, negative against it, scaled so that the largest magnitude is 1.
 *
 * @param findingId the {@link org.einthoven.diagnosis.Finding#id()} it belongs to
 * @param attribution empty where only shares can be shown
 * @param waveShares what each part of the beats adds to the log-odds of the finding, by exact Shapley values; empty
 *     where it was not computed, does no better than chance or is at odds with the map
 * @param leadShares what the leads of each region add to the log-odds of the finding, by exact Shapley values; empty
 *     where it was not computed or does no better than chance
 * @param method how it was computed, such as {@code occlusion}
 * @param faithfulness of the map, or of the shares where there is no map
 */
public record Explanation(
        String findingId,
        String method,
        Map<LeadName, Samples> attribution,
        Map<BeatPart, Double> waveShares,
        Map<LeadRegion, Double> leadShares,
        Faithfulness faithfulness) {

    public Explanation {
        attribution = Map.copyOf(attribution.isEmpty() ? Map.of() : new EnumMap<>(attribution));
        waveShares = Map.copyOf(waveShares);
        leadShares = Map.copyOf(leadShares);
    }

    Explanation withWaveShares(Map<BeatPart, Double> shares) {
        return new Explanation(findingId, method, attribution, shares, leadShares, faithfulness);
    }
}
