package org.einthoven.evaluation;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * What came of the delineation of one lead, or of several together. Only the stretch between the first and the last mark of
 * a lead is scored, because the beats at either end of a recording were often not marked.
 *
 * @param samples true and found wave of each sample at 100 Hz, in the order of {@link Wave}
 * @param falsePInAf P waves that were found where none was marked, in atrial fibrillation
 * @param qrsInAf true QRS complexes in atrial fibrillation
 */
record DelineationTally(
        Map<Wave, MarkTally> onsets, Map<Wave, MarkTally> offsets, Confusion samples, long falsePInAf, long qrsInAf) {

    static final List<Wave> WAVES = List.of(Wave.P, Wave.QRS, Wave.T);

    static final DelineationTally ZERO =
            new DelineationTally(Map.of(), Map.of(), new Confusion(Wave.values().length), 0, 0);

    /** Two standard deviations of the referees (CSE Working Party 1985); there is none for the onset of T. */
    private static final Map<Wave, Double> CSE_ONSET_MS = Map.of(Wave.P, 10.2, Wave.QRS, 6.5);

    private static final Map<Wave, Double> CSE_OFFSET_MS = Map.of(Wave.P, 12.7, Wave.QRS, 11.6, Wave.T, 30.6);

    private static final double SAMPLE_MS = 10;

    DelineationTally plus(DelineationTally other) {
        return new DelineationTally(
                sum(onsets, other.onsets),
                sum(offsets, other.offsets),
                samples.plus(other.samples),
                falsePInAf + other.falsePInAf,
                qrsInAf + other.qrsInAf);
    }

    MarkTally onset(Wave wave) {
        return onsets.getOrDefault(wave, MarkTally.ZERO);
    }

    MarkTally offset(Wave wave) {
        return offsets.getOrDefault(wave, MarkTally.ZERO);
    }

    /**
     * Scores one lead.
     *
     * @param truth its true waves in order of time
     * @param found its found waves in any order
     */
    static DelineationTally ofLead(List<TrueWave> truth, List<Fiducial> found, boolean atrialFibrillation) {
        if (truth.isEmpty()) {
            return ZERO;
        }
        double from = begin(truth.get(0));
        double to = end(truth.get(truth.size() - 1));
        Map<Wave, MarkTally> onsets = new EnumMap<>(Wave.class);
        Map<Wave, MarkTally> offsets = new EnumMap<>(Wave.class);
        for (Wave wave : WAVES) {
            onsets.put(
                    wave,
                    MarkTally.of(
                            ascending(trueWaves(truth, wave).map(TrueWave::onsetMs)),
                            ascending(foundWaves(found, wave).map(Fiducial::onsetMs)),
                            from,
                            to,
                            CSE_ONSET_MS.getOrDefault(wave, Double.NaN)));
            offsets.put(
                    wave,
                    MarkTally.of(
                            ascending(trueWaves(truth, wave).map(TrueWave::offsetMs)),
                            ascending(foundWaves(found, wave).map(Fiducial::offsetMs)),
                            from,
                            to,
                            CSE_OFFSET_MS.getOrDefault(wave, Double.NaN)));
        }
        long qrs = truth.stream().filter(w -> w.wave() == Wave.QRS).count();
        return new DelineationTally(
                onsets,
                offsets,
                samples(truth, found, from, to),
                atrialFibrillation ? onsets.get(Wave.P).invented() : 0,
                atrialFibrillation ? qrs : 0);
    }

    private static Confusion samples(List<TrueWave> truth, List<Fiducial> found, double from, double to) {
        Confusion samples = new Confusion(Wave.values().length);
        int length = (int) (to / SAMPLE_MS) + 1;
        Wave[] truly = new Wave[length];
        Wave[] called = new Wave[length];
        truth.forEach(wave -> paint(truly, wave.wave(), begin(wave), end(wave)));
        // the QRS complex last: where waves overlap, it is what a reader sees
        found.stream()
                .sorted(Comparator.comparing(wave -> wave.wave() == Wave.QRS))
                .forEach(wave -> paint(called, wave.wave(), wave.onsetMs(), wave.offsetMs()));
        for (int i = (int) Math.ceil(from / SAMPLE_MS); i < length; i++) {
            samples.add(index(truly[i]), index(called[i]));
        }
        return samples;
    }

    private static void paint(Wave[] line, Wave wave, double from, double to) {
        int last = (int) Math.min(line.length - 1, Math.floor(to / SAMPLE_MS));
        for (int i = (int) Math.max(0, Math.ceil(from / SAMPLE_MS)); i <= last; i++) {
            line[i] = wave;
        }
    }

    private static int index(@Nullable Wave wave) {
        return wave == null ? Wave.NONE.ordinal() : wave.ordinal();
    }

    /** Where it begins as far as that was marked. */
    static double begin(TrueWave wave) {
        return wave.onsetMs() == null ? wave.peakMs() : Math.min(wave.onsetMs(), wave.peakMs());
    }

    /** Where it ends as far as that was marked. */
    static double end(TrueWave wave) {
        return wave.offsetMs() == null ? wave.peakMs() : wave.offsetMs();
    }

    private static Stream<TrueWave> trueWaves(List<TrueWave> waves, Wave kind) {
        return waves.stream().filter(wave -> wave.wave() == kind);
    }

    private static Stream<Fiducial> foundWaves(List<Fiducial> waves, Wave kind) {
        return waves.stream().filter(wave -> wave.wave() == kind);
    }

    private static double[] ascending(Stream<@Nullable Double> marks) {
        return marks.filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static Map<Wave, MarkTally> sum(Map<Wave, MarkTally> a, Map<Wave, MarkTally> b) {
        Map<Wave, MarkTally> sum = new EnumMap<>(Wave.class);
        for (Wave wave : WAVES) {
            sum.put(wave, a.getOrDefault(wave, MarkTally.ZERO).plus(b.getOrDefault(wave, MarkTally.ZERO)));
        }
        return sum;
    }
}
