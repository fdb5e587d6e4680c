package org.einthoven.holter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatFrames;
import org.einthoven.beat.QrsShape;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;

/**
 * Sorts the beats of each class by the shape of their QRS complexes, as a catalogue that grows while the recording is read
 * (Argus: Nolle & Clark 1971, Proc San Diego Biomed Symp 10:85-97): a beat joins the family that it is nearest to, if it is
 * alike, and founds a new one else. In further rounds, families are what their members are on average, those alike become
 * one, and each beat chooses anew. The same beats give the same templates.
 */
final class Templates {
    private static final int ROUNDS = 3;

    /** R peaks of alike beats lie within four samples (32 ms) of the same place of the complex; detectors stray by less. */
    private static final int SHIFT = 4;

    /** A recording whose beats have more shapes than this is noise, where families mean nothing. */
    private static final int MOST_FAMILIES = 100;

    /** Of a class; what is rarer is put together. */
    private static final int MOST_SHOWN = 6;

    private static final int FEWEST = 2;

    /** Members from which averages are made, taken evenly from all of them. */
    private static final int MOST_AVERAGED = 100;

    private final Ecg ecg;
    private final List<float[]> traces;
    private final List<Beat> beats;
    private final int[] peaks;

    private Templates(Ecg ecg, List<Beat> beats) {
        this.ecg = ecg;
        this.beats = beats;
        this.traces = ecg.leads().stream()
                .map(lead -> BeatFrames.trace(lead.samples(), ecg.rate()))
                .toList();
        this.peaks = beats.stream()
                .mapToInt(beat -> (int) Math.round(BeatFrames.RATE.indexAt(beat.timeMs())))
                .toArray();
    }

    /** @param ecg the usable leads. The templates are in the order of classes, the largest of each first. */
    static List<Template> of(Ecg ecg, List<Beat> beats) {
        Templates sorting = new Templates(ecg, beats);
        return Arrays.stream(BeatClass.values())
                .flatMap(beatClass -> sorting.of(beatClass).stream())
                .toList();
    }

    /** A family of beats with the place at which the complex of each lies. */
    private static final class Family {
        private QrsShape shape;
        private final List<Integer> beats = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        Family(QrsShape shape) {
            this.shape = shape;
        }

        void add(int beat, int place) {
            beats.add(beat);
            places.add(place);
        }
    }

    private List<Template> of(BeatClass beatClass) {
        int[] members = IntStream.range(0, beats.size())
                .filter(i -> beats.get(i).beatClass() == beatClass)
                .toArray();
        List<Family> families = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            families = joined(families);
            for (int beat : members) {
                choose(beat, families);
            }
            families.removeIf(family -> family.beats.isEmpty());
        }
        List<Family> shown = families.stream()
                .filter(family -> family.beats.size() >= FEWEST)
                .sorted(Comparator.comparingInt((Family family) -> -family.beats.size()))
                .limit(MOST_SHOWN)
                .toList();
        List<Template> templates = new ArrayList<>();
        shown.forEach(family -> templates.add(new Template(beatClass, true, family.beats, median(family))));
        Set<Integer> put =
                shown.stream().flatMap(family -> family.beats.stream()).collect(Collectors.toSet());
        List<Integer> others = Arrays.stream(members)
                .filter(beat -> !put.contains(beat))
                .boxed()
                .toList();
        if (!others.isEmpty()) {
            templates.add(new Template(beatClass, false, others, List.of()));
        }
        return templates;
    }

    /** The families as their members are, without their members; those alike are one. */
    private List<Family> joined(List<Family> families) {
        List<Family> joined = new ArrayList<>();
        families.stream()
                .sorted(Comparator.comparingInt((Family family) -> -family.beats.size()))
                .map(family -> new Family(average(family)))
                .filter(family -> joined.stream().noneMatch(larger -> larger.shape.isAlike(family.shape)))
                .forEach(joined::add);
        return joined;
    }

    private QrsShape average(Family family) {
        return QrsShape.mean(Arrays.stream(spread(family))
                .mapToObj(i -> QrsShape.cut(traces, family.places.get(i)))
                .toList());
    }

    private void choose(int beat, List<Family> families) {
        Family nearest = null;
        int place = peaks[beat];
        double least = Double.POSITIVE_INFINITY;
        for (int shift = -SHIFT; shift <= SHIFT; shift++) {
            QrsShape shape = QrsShape.cut(traces, peaks[beat] + shift);
            for (Family family : families) {
                double difference = family.shape.difference(shape);
                if (difference < least) {
                    least = difference;
                    nearest = family;
                    place = peaks[beat] + shift;
                }
            }
        }
        if (nearest != null && least <= QrsShape.ALIKE) {
            nearest.add(beat, place);
        } else if (families.size() < MOST_FAMILIES) {
            Family founded = new Family(QrsShape.cut(traces, peaks[beat]));
            founded.add(beat, peaks[beat]);
            families.add(founded);
        }
    }

    private List<Lead> median(Family family) {
        int before = (int) Math.round(BeatFrames.RATE.indexAt(Template.BEFORE_MS));
        int length = before + (int) Math.round(BeatFrames.RATE.indexAt(Template.AFTER_MS)) + 1;
        int[] chosen = spread(family);
        List<Lead> leads = new ArrayList<>();
        for (int lead = 0; lead < traces.size(); lead++) {
            float[] trace = traces.get(lead);
            float[] median = new float[length];
            for (int i = 0; i < length; i++) {
                float[] values = new float[chosen.length];
                int known = 0;
                for (int member : chosen) {
                    int at = family.places.get(member) - before + i;
                    if (at >= 0 && at < trace.length && !Float.isNaN(trace[at])) {
                        values[known++] = trace[at];
                    }
                }
                Arrays.sort(values, 0, known);
                median[i] = known == 0 ? Float.NaN : (values[(known - 1) / 2] + values[known / 2]) / 2;
            }
            leads.add(new Lead(ecg.leads().get(lead).name(), Samples.copyOf(median)));
        }
        return leads;
    }

    private static int[] spread(Family family) {
        int size = family.beats.size();
        int count = Math.min(size, MOST_AVERAGED);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * size / count))
                .toArray();
    }
}
