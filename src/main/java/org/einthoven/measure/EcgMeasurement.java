package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.einthoven.rhythm.Rhythm;

/** Measures an ECG: rate over all beats; everything else on the representative beat of the dominant class. */
public final class EcgMeasurement {

    /** What the representative beat shows before its first and after its last wave. */
    private static final double MARGIN_MS = 60;

    /** It reaches at least so far before and behind the R peak, where no wave was found there. */
    private static final double LEAST_BEFORE_MS = 200;

    private static final double LEAST_BEHIND_MS = 400;

    private EcgMeasurement() {}

    /**
     * @param ecg the usable leads
     * @param cycles every beat of {@code rhythm} with its waves
     */
    public static Measurements measure(Ecg ecg, Delineation delineation, List<CardiacCycle> cycles, Rhythm rhythm) {
        return measure(ecg, delineation, cycles, rhythm, Map.of());
    }

    /**
     * @param ecg the usable leads
     * @param cycles every beat of {@code rhythm} with its waves
     * @param overruled what a reader says instead of what is measured, in the unit of the measure; what is computed from
     *     it follows
     */
    public static Measurements measure(
            Ecg ecg,
            Delineation delineation,
            List<CardiacCycle> cycles,
            Rhythm rhythm,
            Map<Measure, Double> overruled) {
        Results results = new Results(HeartRate.withInterval(overruled));
        HeartRate.measure(rhythm, results);
        List<CardiacCycle> dominant = CardiacCycle.dominant(cycles);
        AlignedBeats beats = AlignedBeats.of(ecg, dominant);
        Intervals intervals =
                Intervals.measure(beats, delineation, caveats(dominant, cycles), rhythm.irregular(), results);
        CorrectedQt.measure(beats.cycles(), rhythm, results);
        if (beats.cycles().size() < 2) {
            FrontalAxis.measure(null, results);
            return results.with(List.of(), null);
        }
        BeatMedian median = BeatMedian.of(beats, before(intervals), behind(intervals));
        RepresentativeBeat beat = beat(ecg, beats, median, intervals);
        FrontalAxis.measure(beat, results);
        return results.with(leads(beat, beats, median), beat);
    }

    private static Set<Caveat> caveats(List<CardiacCycle> dominant, List<CardiacCycle> all) {
        Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
        if (2 * dominant.size() < all.size()) {
            caveats.add(Caveat.NOT_DOMINANT);
        }
        if (!dominant.isEmpty() && dominant.get(0).beat().beatClass() != BeatClass.N) {
            caveats.add(Caveat.NO_NORMAL_BEATS);
        }
        return caveats;
    }

    private static double before(Intervals intervals) {
        double first = intervals.waves().values().stream()
                .mapToDouble(WaveMarks::onsetMs)
                .min()
                .orElse(0);
        return Math.min(first - MARGIN_MS, -LEAST_BEFORE_MS);
    }

    private static double behind(Intervals intervals) {
        double last = intervals.waves().values().stream()
                .mapToDouble(WaveMarks::offsetMs)
                .max()
                .orElse(0);
        return Math.max(last + MARGIN_MS, LEAST_BEHIND_MS);
    }

    private static RepresentativeBeat beat(Ecg ecg, AlignedBeats beats, BeatMedian median, Intervals intervals) {
        Map<LeadName, float[]> derived = LimbLeads.missing(median.leads());
        List<Lead> leads = new ArrayList<>();
        median.leads().forEach((name, mv) -> leads.add(new Lead(name, Samples.copyOf(mv))));
        derived.forEach((name, mv) -> leads.add(new Lead(name, Samples.copyOf(mv))));
        leads.sort(Comparator.comparing(Lead::name));
        Map<Wave, Extent> waves = new EnumMap<>(Wave.class);
        intervals
                .waves()
                .forEach((wave, marks) -> waves.put(
                        wave, new Extent(marks.onsetMs() - median.fromMs(), marks.offsetMs() - median.fromMs())));
        return new RepresentativeBeat(
                beats.rate(),
                -median.fromMs(),
                beats.cycles().get(0).beat().beatClass(),
                beats.cycles().stream().map(cycle -> cycle.beat().timeMs()).toList(),
                leads,
                derived.keySet(),
                waves);
    }

    private static List<LeadMeasurement> leads(RepresentativeBeat beat, AlignedBeats beats, BeatMedian median) {
        if (beat.wave(Wave.QRS).isEmpty()) {
            return List.of();
        }
        Extent qrs = beat.wave(Wave.QRS).get();
        double[] onsetsMs = Arrays.stream(beats.rMs())
                .map(r -> r - beat.rMs() + qrs.onsetMs())
                .toArray();
        LeadPotentials potentials = new LeadPotentials(beat);
        return beat.leads().stream()
                .map(lead -> potentials.measure(
                        lead,
                        median.standardErrorMv(lead.name()),
                        beats.inPart(lead.name()).map(mv -> StLevels.inPart(mv, onsetsMs, qrs.durationMs()))))
                .toList();
    }
}
