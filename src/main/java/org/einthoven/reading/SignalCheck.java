package org.einthoven.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.SignalQuality;

/**
 * What of a recording can be read. One bad lead spoils no other, and a stretch in which none can be read spoils nothing
 * before or after it: what models see there is left out rather than guessed, as a cardiologist passes over an artefact.
 *
 * @param usable the leads to read, in the order of the recording; empty for a pleth
 * @param unreadable stretches in which no lead can be read
 */
record SignalCheck(Quality quality, List<Lead> usable, List<Stretch> unreadable) {

    SignalCheck {
        usable = List.copyOf(usable);
        unreadable = List.copyOf(unreadable);
    }

    static SignalCheck of(Ecg ecg) {
        Map<LeadName, ChannelQuality> perLead = new EnumMap<>(LeadName.class);
        ecg.leads().forEach(lead -> perLead.put(lead.name(), SignalQuality.assess(lead.samples(), ecg.rate())));
        List<Lead> usable = ecg.leads().stream()
                .filter(lead -> quality(perLead, lead).usable())
                .toList();
        List<Lead> cleanestFirst = usable.stream()
                .sorted(Comparator.comparingDouble(
                        lead -> -quality(perLead, lead).score()))
                .toList();
        List<Stretch> unreadable = usable.isEmpty() ? List.of() : UnreadableStretches.find(cleanestFirst, ecg.rate());
        return new SignalCheck(quality(perLead), usable, unreadable);
    }

    static SignalCheck of(Pleth pleth) {
        ChannelQuality quality = SignalQuality.assessPleth(pleth.samples(), pleth.rate());
        return new SignalCheck(quality(Map.of(LeadName.UNSPECIFIED, quality)), List.of(), List.of());
    }

    /** Those of {@code timesMs} at which something can be read. */
    double[] readable(double[] timesMs) {
        return Arrays.stream(timesMs).filter(this::isReadable).toArray();
    }

    /** Those waves whose peak lies where something can be read. */
    Delineation readable(Delineation delineation) {
        return unreadable.isEmpty()
                ? delineation
                : delineation.with(readable(delineation.perLead()), readable(delineation.global()));
    }

    private List<Fiducial> readable(List<Fiducial> waves) {
        return waves.stream().filter(wave -> isReadable(wave.peakMs())).toList();
    }

    private boolean isReadable(double ms) {
        return unreadable.stream().noneMatch(stretch -> stretch.contains(ms));
    }

    private static ChannelQuality quality(Map<LeadName, ChannelQuality> perLead, Lead lead) {
        return Objects.requireNonNull(perLead.get(lead.name()));
    }

    private static Quality quality(Map<LeadName, ChannelQuality> perLead) {
        double mean = perLead.values().stream()
                .mapToDouble(ChannelQuality::score)
                .average()
                .orElse(0);
        return new Quality(mean, perLead);
    }
}
