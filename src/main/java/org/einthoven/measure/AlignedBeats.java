package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Beats of one class laid upon each other: each is moved, by less than a sample where need be, to where its QRS complexes
 * in all leads together correlate best with the median beat. Beats that do not look like it are left out of all leads.
 */
final class AlignedBeats {

    /** Beats are compared from so long before their R peak to so long after it: the QRS complex of nearly every beat. */
    private static final double REACH_MS = 80;

    /** An R peak that was detected farther off than this is another one; the detector's jitter is some 4 ms. */
    private static final double LARGEST_SHIFT_MS = 30;

    /** A beat that correlates less with the median beat has another form or is buried in noise. */
    private static final double LEAST_CORRELATION = 0.8;

    /** More beats make a median no better that matters; they are taken evenly from a longer recording. */
    private static final int MOST_BEATS = 100;

    /** Enough for all that is measured (AHA/ACC/HRS 2007, part I); faster recordings are brought down to it. */
    private static final SampleRate FASTEST = new SampleRate(500);

    /** A lead of which less was recorded was recorded in part, as in a column of a printed page. */
    private static final double RECORDED = 0.75;

    private static final int ROUNDS = 2;

    private final SampleRate rate;
    private final List<LeadName> names;
    private final List<Potentials> leads;
    private final Map<LeadName, Potentials> inPart;
    private List<CardiacCycle> cycles;
    private double[] rMs;

    private AlignedBeats(
            SampleRate rate,
            List<LeadName> names,
            List<Potentials> leads,
            Map<LeadName, Potentials> inPart,
            List<CardiacCycle> cycles) {
        this.rate = rate;
        this.names = names;
        this.leads = leads;
        this.inPart = inPart;
        this.cycles = cycles;
        this.rMs = cycles.stream().mapToDouble(cycle -> cycle.beat().timeMs()).toArray();
    }

    /** Aligns {@code cycles}, the beats of one class, in {@code ecg}, the usable leads as recorded. */
    static AlignedBeats of(Ecg ecg, List<CardiacCycle> cycles) {
        SampleRate rate = ecg.rate().hz() > FASTEST.hz() ? FASTEST : ecg.rate();
        Resampler resampler = Resampler.between(ecg.rate(), rate);
        ZeroPhaseFilter baseline = ZeroPhaseFilter.baselineRemoval(rate);
        List<LeadName> names = new ArrayList<>();
        List<Potentials> leads = new ArrayList<>();
        Map<LeadName, Potentials> inPart = new EnumMap<>(LeadName.class);
        for (Lead lead : ecg.leads()) {
            float[] mv = resampler.apply(lead.samples().toArray());
            names.add(lead.name());
            leads.add(new Potentials(baseline.apply(mv), rate));
            if (lead.samples().recordedShare() < RECORDED) {
                inPart.put(lead.name(), new Potentials(mv, rate));
            }
        }
        AlignedBeats beats = new AlignedBeats(rate, names, leads, inPart, spread(cycles));
        for (int round = 0; round < ROUNDS && beats.cycles.size() > 1; round++) {
            beats.align();
        }
        return beats;
    }

    SampleRate rate() {
        return rate;
    }

    List<LeadName> names() {
        return names;
    }

    /** Those that were laid upon each other, in order of time. */
    List<CardiacCycle> cycles() {
        return cycles;
    }

    /** Where the beats came to lie, in ms from the first sample of the recording; for each of {@link #cycles()}. */
    double[] rMs() {
        return rMs.clone();
    }

    /** A lead that was recorded in part, with its baseline wander; empty for one that was recorded throughout. */
    Optional<Potentials> inPart(LeadName lead) {
        return Optional.ofNullable(inPart.get(lead));
    }

    /** Whether lead number {@code lead} was recorded at {@code ms} from the first sample. */
    boolean isRecorded(int lead, double ms) {
        return !Double.isNaN(leads.get(lead).at(ms));
    }

    /**
     * Lead number {@code lead} of every beat, from {@code fromMs} after its R peak on: shape [beats, length], NaN where a
     * beat is cut off.
     */
    double[][] cut(int lead, double fromMs, int length) {
        double[][] beats = new double[rMs.length][];
        for (int beat = 0; beat < beats.length; beat++) {
            beats[beat] = leads.get(lead).cut(rMs[beat] + fromMs, length);
        }
        return beats;
    }

    private static List<CardiacCycle> spread(List<CardiacCycle> cycles) {
        if (cycles.size() <= MOST_BEATS) {
            return cycles;
        }
        List<CardiacCycle> some = new ArrayList<>();
        for (int i = 0; i < MOST_BEATS; i++) {
            some.add(cycles.get((int) ((long) i * cycles.size() / MOST_BEATS)));
        }
        return some;
    }

    private void align() {
        int reach = (int) Math.round(rate.indexAt(REACH_MS));
        int furthest = Math.max(1, (int) Math.ceil(rate.indexAt(LARGEST_SHIFT_MS)));
        double[][] usual = new double[leads.size()][2 * reach + 1];
        double[][][] cuts = new double[rMs.length][leads.size()][];
        for (int lead = 0; lead < usual.length; lead++) {
            double[][] ofLead = cut(lead, -rate.msAt(reach + furthest), 2 * (reach + furthest) + 1);
            for (int i = 0; i < usual[lead].length; i++) {
                usual[lead][i] = median(ofLead, furthest + i);
            }
            centre(usual[lead]);
            for (int beat = 0; beat < rMs.length; beat++) {
                cuts[beat][lead] = ofLead[beat];
            }
        }
        List<CardiacCycle> alike = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        for (int beat = 0; beat < rMs.length; beat++) {
            double[] correlations = correlations(usual, cuts[beat]);
            int best = highest(correlations);
            if (correlations[best] >= LEAST_CORRELATION) {
                alike.add(cycles.get(beat));
                places.add(rMs[beat] + rate.msAt(best - furthest + summit(correlations, best)));
            }
        }
        if (alike.size() > 1) {
            cycles = List.copyOf(alike);
            rMs = places.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Of what the beats have at one place; 0 where none has anything. */
    private static double median(double[][] beats, int place) {
        double[] values = new double[beats.length];
        int count = 0;
        for (double[] beat : beats) {
            if (!Double.isNaN(beat[place])) {
                values[count++] = beat[place];
            }
        }
        Arrays.sort(values, 0, count);
        return count == 0 ? 0 : 0.5 * (values[(count - 1) / 2] + values[count / 2]);
    }

    /**
     * How the beat correlates with the usual beat, over all leads that were recorded throughout it, -1 to 1, at each place
     * that the latter has in it; NaN where no lead was.
     *
     * @param usual shape [leads, n], each lead with a mean of 0
     * @param beat shape [leads, n + places - 1]
     */
    private static double[] correlations(double[][] usual, double[][] beat) {
        int n = usual[0].length;
        int[] recorded = IntStream.range(0, beat.length)
                .filter(lead -> Arrays.stream(beat[lead]).noneMatch(Double::isNaN))
                .toArray();
        double theirs = 0;
        for (int lead : recorded) {
            for (double value : usual[lead]) {
                theirs += value * value;
            }
        }
        double[] correlations = new double[beat[0].length - n + 1];
        for (int place = 0; place < correlations.length; place++) {
            double product = 0;
            double own = 0;
            for (int lead : recorded) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    double value = beat[lead][place + i];
                    product += value * usual[lead][i];
                    own += value * value;
                    sum += value;
                }
                own -= sum * sum / n;
            }
            correlations[place] = product / Math.sqrt(own * theirs);
        }
        return correlations;
    }

    private static void centre(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    private static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** How far from {@code best} the parabola through it and its neighbours has its summit, -0.5 to 0.5. */
    private static double summit(double[] values, int best) {
        if (best == 0 || best == values.length - 1) {
            return 0;
        }
        double bend = values[best - 1] - 2 * values[best] + values[best + 1];
        double shift = bend < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / bend : 0;
        return Math.max(-0.5, Math.min(0.5, shift));
    }
}
