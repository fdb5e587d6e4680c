package org.einthoven.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;

/**
 * The beat that stands for all beats of the dominant class: in each lead the median of the aligned beats, the same beats
 * in all leads (the representative complex of Kligfield et al. 2007, AHA/ACC/HRS, part I).
 *
 * @param rMs where the beats' R peaks were laid upon each other, in ms from the first sample of this beat
 * @param beatClass of the beats it was made of
 * @param beatsMs the R peaks of the beats it was made of, in ms from the first sample of the recording
 * @param leads of equal length, without baseline wander; where the recording has two limb leads, all six are here
 * @param derived those of the leads that were computed from other limb leads
 * @param waves its P, QRS and T over all leads where they were found, times in ms from the first sample of this beat
 */
public record RepresentativeBeat(
        SampleRate rate,
        double rMs,
        BeatClass beatClass,
        List<Double> beatsMs,
        List<Lead> leads,
        Set<LeadName> derived,
        Map<Wave, Extent> waves) {

    /** From the onset to the offset of a wave, in ms. */
    public record Extent(double onsetMs, double offsetMs) {

        public Extent {
            if (!(onsetMs <= offsetMs)) {
                throw new IllegalArgumentException("no wave: from " + onsetMs + " to " + offsetMs + " ms");
            }
        }

        public double durationMs() {
            return offsetMs - onsetMs;
        }
    }

    public RepresentativeBeat {
        beatsMs = List.copyOf(beatsMs);
        leads = List.copyOf(leads);
        derived = derived.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(derived));
        waves = Map.copyOf(waves);
    }

    public Optional<Samples> lead(LeadName name) {
        return leads.stream()
                .filter(lead -> lead.name() == name)
                .map(Lead::samples)
                .findFirst();
    }

    public Optional<Extent> wave(Wave wave) {
        return Optional.ofNullable(waves.get(wave));
    }
}
