package org.einthoven.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measure;

/**
 * What a reader marks in an ECG: the waves and beats that models saw, as they were changed since. Everything else in a
 * reading follows from them. What cannot be changed so is refused with a sentence for the reader.
 *
 * @param usable the leads that were read
 * @param beats in order of time
 */
public record Marks(Ecg usable, Delineation delineation, List<Beat> beats, Decided decided) {

    /** Times are named as precisely as they are kept and sent, far closer together than two beats or waves can be. */
    private static final double SAME_MS = 1;

    /** Two R peaks that are closer are one beat (ANSI/AAMI EC57 pairs beats within 150 ms). */
    private static final double ONE_BEAT_MS = 150;

    /** A rhythm needs an interval, and an interval two beats. */
    private static final int FEWEST_BEATS = 2;

    public Marks {
        beats = List.copyOf(beats);
    }

    static Marks of(Ecg usable, Reading.Reported read) {
        return new Marks(usable, read.delineation(), read.beats(), Decided.NOTHING);
    }

    double[] rPeaksMs() {
        return beats.stream().mapToDouble(Beat::timeMs).toArray();
    }

    Marks moved(Wave wave, double peakMs, WaveEnd end, Edit.Reach reach, double byMs) {
        Fiducial touched = wave(wave, peakMs);
        double onset = touched.onsetMs() + (end == WaveEnd.ONSET ? byMs : 0);
        double offset = touched.offsetMs() + (end == WaveEnd.OFFSET ? byMs : 0);
        Edit.possible(onset < offset, "the wave would end before it begins.");
        requireWithin(onset);
        requireWithin(offset);
        requireNotOver(delineation.global(), touched, onset, offset);
        return with(delineation.moved(reached(touched, reach), end, byMs));
    }

    Marks movedInLead(LeadName lead, Wave wave, double peakMs, WaveEnd end, Edit.Reach reach, double byMs) {
        Fiducial touched = wave(wave, peakMs);
        Fiducial seen = delineation
                .inLead(touched, lead)
                .orElseThrow(() -> gone("The " + wave + " in lead " + lead.display() + " at this place"));
        double onset = seen.onsetMs() + (end == WaveEnd.ONSET ? byMs : 0);
        double offset = seen.offsetMs() + (end == WaveEnd.OFFSET ? byMs : 0);
        Edit.possible(onset < offset, "the wave would end before it begins.");
        requireWithin(onset);
        requireWithin(offset);
        requireNotOver(delineation.inLead(lead), seen, onset, offset);
        return with(delineation.movedInLead(reached(touched, reach), lead, end, byMs, usable));
    }

    private static void requireNotOver(List<Fiducial> all, Fiducial moved, double onset, double offset) {
        all.stream().filter(other -> !other.equals(moved)).forEach(other -> {
            boolean between = onset < other.peakMs() && other.peakMs() < offset;
            Edit.possible(!between, "the wave would reach over the " + other.wave() + " beside it.");
        });
    }

    Marks without(Wave wave, double peakMs, Edit.Reach reach) {
        return with(delineation.without(reached(wave(wave, peakMs), reach)));
    }

    Marks with(Wave wave, double onsetMs, double offsetMs) {
        requireWithin(onsetMs);
        requireWithin(offsetMs);
        delineation.global().forEach(other -> {
            boolean overlaps = onsetMs < other.offsetMs() && other.onsetMs() < offsetMs;
            Edit.possible(!overlaps, "there is a " + other.wave() + " already.");
        });
        return with(delineation.with(wave, onsetMs, offsetMs, usable));
    }

    Marks reclassified(double timeMs, BeatClass to) {
        Beat beat = beat(timeMs);
        return with(
                beats.stream().map(one -> one == beat ? one.as(to) : one).toList(), decided.with(beat.timeMs(), to));
    }

    /** Many at once: each is looked for where the one before was found. */
    Marks reclassified(List<Double> timesMs, BeatClass to) {
        List<Double> wanted = timesMs.stream().sorted().toList();
        List<Beat> changed = new ArrayList<>(beats);
        List<Double> found = new ArrayList<>();
        int at = 0;
        for (double ms : wanted) {
            while (at < changed.size() && changed.get(at).timeMs() <= ms - SAME_MS) {
                at++;
            }
            if (at == changed.size() || Math.abs(changed.get(at).timeMs() - ms) >= SAME_MS) {
                throw gone("The beat at this time");
            }
            Beat beat = changed.get(at);
            changed.set(at, beat.as(to));
            found.add(beat.timeMs());
        }
        return with(changed, decided.with(found, to));
    }

    Marks withBeat(double timeMs, BeatClass beatClass) {
        requireWithin(timeMs);
        Edit.possible(
                beats.stream().noneMatch(beat -> Math.abs(beat.timeMs() - timeMs) < ONE_BEAT_MS),
                "there is a beat already.");
        List<Beat> more = new ArrayList<>(beats);
        more.add(new Beat(timeMs, beatClass, Map.of()));
        more.sort(Comparator.comparingDouble(Beat::timeMs));
        return with(more, decided.with(timeMs, beatClass));
    }

    Marks withoutBeat(double timeMs) {
        Beat beat = beat(timeMs);
        Edit.possible(beats.size() > FEWEST_BEATS, "a reading needs two beats.");
        return with(beats.stream().filter(one -> one != beat).toList(), decided.without(beat.timeMs()));
    }

    Marks with(Measure measure, double value) {
        return new Marks(usable, delineation, beats, decided.with(measure, value));
    }

    private Fiducial wave(Wave wave, double peakMs) {
        return delineation.global(wave).stream()
                .filter(one -> Math.abs(one.peakMs() - peakMs) < SAME_MS)
                .findFirst()
                .orElseThrow(() -> gone("The " + wave + " at this place"));
    }

    private Beat beat(double timeMs) {
        return beats.stream()
                .filter(one -> Math.abs(one.timeMs() - timeMs) < SAME_MS)
                .findFirst()
                .orElseThrow(() -> gone("The beat at this time"));
    }

    private static RuntimeException gone(String what) {
        return FaultException.of(Fault.IMPOSSIBLE_EDIT, what + " is not there, or no more.");
    }

    private void requireWithin(double ms) {
        Edit.possible(ms >= 0 && ms <= usable.rate().msAt(usable.length() - 1), "it would lie outside the recording.");
    }

    /** The wave, and where all beats alike are meant, the same of every beat of the class of its own. */
    private List<Fiducial> reached(Fiducial touched, Edit.Reach reach) {
        if (reach == Edit.Reach.THIS_BEAT) {
            return List.of(touched);
        }
        List<CardiacCycle> cycles = CardiacCycle.align(beats, delineation);
        return cycles.stream()
                .filter(cycle -> touched.equals(cycle.wave(touched.wave())))
                .findFirst()
                .map(own -> cycles.stream()
                        .filter(cycle -> cycle.beat().beatClass() == own.beat().beatClass())
                        .map(cycle -> cycle.wave(touched.wave()))
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of(touched));
    }

    private Marks with(Delineation changed) {
        return new Marks(usable, changed, beats, decided);
    }

    private Marks with(List<Beat> changed, Decided classes) {
        return new Marks(usable, delineation, changed, classes);
    }
}
