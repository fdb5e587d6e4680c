package org.einthoven.reading;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.Measure;

/**
 * What a reader says and no model or measurement overrules.
 *
 * @param classes of beats, by the time of the beat
 * @param values instead of what is measured, in the unit of the measure
 */
public record Decided(Map<Double, BeatClass> classes, Map<Measure, Double> values) {

    static final Decided NOTHING = new Decided(Map.of(), Map.of());

    public Decided {
        classes = Map.copyOf(classes);
        values = Map.copyOf(values);
    }

    Decided with(double timeMs, BeatClass beatClass) {
        Map<Double, BeatClass> all = new HashMap<>(classes);
        all.put(timeMs, beatClass);
        return new Decided(all, values);
    }

    /** The same class for each of these beats. */
    Decided with(Collection<Double> timesMs, BeatClass beatClass) {
        Map<Double, BeatClass> all = new HashMap<>(classes);
        timesMs.forEach(timeMs -> all.put(timeMs, beatClass));
        return new Decided(all, values);
    }

    /** Without what was said of a beat. */
    Decided without(double timeMs) {
        Map<Double, BeatClass> others = new HashMap<>(classes);
        others.remove(timeMs);
        return new Decided(others, values);
    }

    Decided with(Measure measure, double value) {
        Map<Measure, Double> all = new EnumMap<>(Measure.class);
        all.putAll(values);
        all.put(measure, value);
        return new Decided(classes, all);
    }

    /** What was said of the same beats before. */
    Decided before(List<Beat> beats) {
        return new Decided(
                beats.stream()
                        .filter(beat -> classes.containsKey(beat.timeMs()))
                        .collect(Collectors.toMap(Beat::timeMs, Beat::beatClass)),
                Map.of());
    }

    /** The beats, each in the class that it was given; the scores stay the model's. */
    List<Beat> in(List<Beat> beats) {
        return beats.stream()
                .map(beat -> beat.as(classes.getOrDefault(beat.timeMs(), beat.beatClass())))
                .toList();
    }
}
