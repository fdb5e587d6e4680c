package org.einthoven.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.measure.Measure;

/**
 * One thing that a reader changes in what was seen in an ECG. Times are ms from the first sample; a wave is named by its
 * peak over all leads, a beat by its R peak. What follows from a change is computed, never edited.
 */
public sealed interface Edit {

    /** What a reader may say instead of what is measured, each within what a heart can do; the rest follows from these. */
    Map<Measure, Bounds> OVERRULABLE = Map.of(
            Measure.HEART_RATE, new Bounds(10, 400),
            Measure.P, new Bounds(20, 300),
            Measure.PR, new Bounds(40, 800),
            Measure.QRS, new Bounds(30, 400),
            Measure.QT, new Bounds(100, 900));

    /** No boundary is moved further than this at once, in ms. */
    double LONGEST_MOVE_MS = 500;

    /** From the least to the largest value that is taken. */
    record Bounds(double least, double largest) {}

    /** How many beats a change of a wave reaches. */
    enum Reach {
        THIS_BEAT("in this beat"),
        /** All beats of the class of the one whose wave it is. */
        BEATS_ALIKE("in all beats of its class");

        private final String words;

        Reach(String words) {
            this.words = words;
        }
    }

    /** The marks with this change. */
    Marks in(Marks marks);

    /** What was done, as a log says it. */
    String inWords();

    /** @param byMs how much later the boundary is, in every lead */
    record BoundaryMoved(Wave wave, WaveEnd end, double peakMs, Reach reach, double byMs) implements Edit {
        public BoundaryMoved {
            possible(Math.abs(byMs) <= LONGEST_MOVE_MS, "a boundary is moved by at most 500 ms at once.");
        }

        @Override
        public Marks in(Marks marks) {
            return marks.moved(wave, peakMs, end, reach, byMs);
        }

        @Override
        public String inWords() {
            return "%s of %s at %s moved by %s ms %s"
                    .formatted(capital(end.word()), wave, seconds(peakMs), signed(byMs), reach.words);
        }
    }

    /**
     * A boundary that is seen elsewhere in one lead; what holds over all leads follows from all of them as ever.
     *
     * @param peakMs of the wave over all leads
     * @param byMs how much later the boundary is, in this lead alone
     */
    record LeadBoundaryMoved(LeadName lead, Wave wave, WaveEnd end, double peakMs, Reach reach, double byMs)
            implements Edit {
        public LeadBoundaryMoved {
            possible(Math.abs(byMs) <= LONGEST_MOVE_MS, "a boundary is moved by at most 500 ms at once.");
        }

        @Override
        public Marks in(Marks marks) {
            return marks.movedInLead(lead, wave, peakMs, end, reach, byMs);
        }

        @Override
        public String inWords() {
            return "%s of %s in lead %s at %s moved by %s ms %s"
                    .formatted(capital(end.word()), wave, lead.display(), seconds(peakMs), signed(byMs), reach.words);
        }
    }

    /** A wave that is none. */
    record WaveDeleted(Wave wave, double peakMs, Reach reach) implements Edit {
        @Override
        public Marks in(Marks marks) {
            return marks.without(wave, peakMs, reach);
        }

        @Override
        public String inWords() {
            return "%s at %s deleted %s".formatted(wave, seconds(peakMs), reach.words);
        }
    }

    /** A wave that was not seen. */
    record WaveAdded(Wave wave, double onsetMs, double offsetMs) implements Edit {
        public WaveAdded {
            possible(wave != Wave.NONE, "name the wave.");
            possible(
                    onsetMs < offsetMs && offsetMs - onsetMs <= LONGEST_MOVE_MS,
                    "a wave ends after it begins, and within 500 ms.");
        }

        @Override
        public Marks in(Marks marks) {
            return marks.with(wave, onsetMs, offsetMs);
        }

        @Override
        public String inWords() {
            return "%s from %s to %s added".formatted(wave, seconds(onsetMs), seconds(offsetMs));
        }
    }

    /** A beat of another class. */
    record BeatReclassified(double timeMs, BeatClass beatClass) implements Edit {
        @Override
        public Marks in(Marks marks) {
            return marks.reclassified(timeMs, beatClass);
        }

        @Override
        public String inWords() {
            return "Beat at %s classed %s".formatted(seconds(timeMs), beatClass);
        }
    }

    /**
     * Beats that all are of another class, such as those of one template.
     *
     * @param timesMs at least one
     */
    record BeatsReclassified(List<Double> timesMs, BeatClass beatClass) implements Edit {
        public BeatsReclassified {
            timesMs = List.copyOf(timesMs);
            possible(!timesMs.isEmpty(), "name a beat.");
        }

        @Override
        public Marks in(Marks marks) {
            return marks.reclassified(timesMs, beatClass);
        }

        @Override
        public String inWords() {
            return "%d beats of one template, the first at %s, classed %s"
                    .formatted(timesMs.size(), seconds(timesMs.get(0)), beatClass);
        }
    }

    /** A beat that was not found; {@link ReadingPipeline#settled} lays it upon the R peak. */
    record BeatAdded(double timeMs, BeatClass beatClass) implements Edit {
        @Override
        public Marks in(Marks marks) {
            return marks.withBeat(timeMs, beatClass);
        }

        @Override
        public String inWords() {
            return "Beat at %s added, class %s".formatted(seconds(timeMs), beatClass);
        }
    }

    /** A beat that is none. */
    record BeatDeleted(double timeMs) implements Edit {
        @Override
        public Marks in(Marks marks) {
            return marks.withoutBeat(timeMs);
        }

        @Override
        public String inWords() {
            return "Beat at %s deleted".formatted(seconds(timeMs));
        }
    }

    /** A number that the reader says instead of the measured one. */
    record IntervalOverruled(Measure measure, double value) implements Edit {
        public IntervalOverruled {
            Bounds bounds = OVERRULABLE.get(measure);
            possible(bounds != null, measure.display() + " is computed from others: change one of those.");
            possible(
                    bounds != null && value >= bounds.least && value <= bounds.largest,
                    "%s is between %.0f and %.0f %s."
                            .formatted(
                                    measure.display(),
                                    bounds == null ? 0 : bounds.least,
                                    bounds == null ? 0 : bounds.largest,
                                    measure.unit()));
        }

        @Override
        public Marks in(Marks marks) {
            return marks.with(measure, value);
        }

        @Override
        public String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%s set to %.0f%s",
                    measure.display(),
                    value,
                    measure.unit().startsWith("/") ? measure.unit() : " " + measure.unit());
        }
    }

    /** @throws FaultException {@link Fault#IMPOSSIBLE_EDIT} where it is not */
    static void possible(boolean holds, String otherwise) {
        if (!holds) {
            throw FaultException.of(Fault.IMPOSSIBLE_EDIT, otherwise);
        }
    }

    private static String seconds(double ms) {
        return String.format(Locale.ROOT, "%.2f s", ms / 1000);
    }

    private static String signed(double ms) {
        return String.format(Locale.ROOT, "%+.0f", ms).replace('-', '\u2212');
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
