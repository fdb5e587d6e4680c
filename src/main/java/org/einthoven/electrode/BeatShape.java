package org.einthoven.electrode;

import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.measure.RepresentativeBeat.Extent;

/**
 * A beat in the eight independent leads, coarsely: the mean potential in each part of its waves. All that can be said of
 * where the electrodes hang is said by how the leads relate in it.
 *
 * <p>The parts are samples of an {@link Ecg}, so that a swap of electrodes is undone on them as on a recording: P in 2,
 * QRS in 8, ST in 1 and T in 3.
 */
public final class BeatShape {

    static final List<LeadName> LEADS = List.of(
            LeadName.I, LeadName.II, LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);

    private static final int P_PARTS = 2;
    private static final int QRS_PARTS = 8;
    private static final int ST_PARTS = 1;
    private static final int T_PARTS = 3;
    private static final int PARTS = P_PARTS + QRS_PARTS + ST_PARTS + T_PARTS;

    /** Length of the vector of a beat with a P wave. */
    public static final int SIZE = 8 * PARTS;

    /** The zero of a wave is the mean over this time just before it, as in all measurements. */
    private static final double BASELINE_MS = 16;

    /** Where no T wave was found, the time in which most have theirs, after the J point. */
    private static final Extent USUAL_T = new Extent(80, 240);

    /** What has no complex at all has no shape. */
    private static final double LEAST_MV = 1e-3;

    private final Ecg parts;
    private final boolean hasP;

    private BeatShape(Ecg parts, boolean hasP) {
        this.parts = parts;
        this.hasP = hasP;
    }

    /** Empty where one of the eight leads, or the ends of the QRS complex, are not known. */
    public static Optional<BeatShape> of(RepresentativeBeat beat) {
        Optional<Extent> qrs = beat.wave(Wave.QRS);
        if (qrs.isEmpty() || !LEADS.stream().allMatch(name -> beat.lead(name).isPresent())) {
            return Optional.empty();
        }
        Extent complex = qrs.get();
        Extent t = beat.wave(Wave.T)
                .orElse(new Extent(complex.offsetMs() + USUAL_T.onsetMs(), complex.offsetMs() + USUAL_T.offsetMs()));
        List<Lead> leads = LEADS.stream()
                .map(name -> new Lead(name, parts(beat, beat.lead(name).orElseThrow(), complex, t)))
                .toList();
        boolean known = leads.stream().noneMatch(lead -> hasGap(lead.samples()));
        return known
                ? Optional.of(new BeatShape(
                        new Ecg(new SampleRate(1), leads), beat.wave(Wave.P).isPresent()))
                : Optional.empty();
    }

    public boolean hasP() {
        return hasP;
    }

    /** As it would be if {@code swap} were undone. */
    public BeatShape without(ElectrodeSwap swap) {
        return new BeatShape(swap.corrected(parts), hasP);
    }

    /** How far the QRS complex of a limb lead reaches from its lowest to its highest part, in mV. */
    double spanMv(LeadName name) {
        Samples lead = LimbLeads.complete(parts).lead(name).orElseThrow().samples();
        double low = 0;
        double high = 0;
        for (int i = P_PARTS; i < P_PARTS + QRS_PARTS; i++) {
            low = Math.min(low, lead.at(i));
            high = Math.max(high, lead.at(i));
        }
        return high - low;
    }

    /**
     * All parts, lead by lead, without P where there is none; limb and chest leads each at the size of their own QRS
     * complexes, which for the limb leads does not depend on which electrode hangs where.
     */
    public double[] vector() {
        return vector(hasP ? 0 : P_PARTS);
    }

    /** The same as if no P wave had been found. */
    public double[] vectorWithoutP() {
        return vector(P_PARTS);
    }

    private double[] vector(int from) {
        double limb = 0;
        double chest = 0;
        for (int i = P_PARTS; i < P_PARTS + QRS_PARTS; i++) {
            double one = at(0, i);
            double two = at(1, i);
            limb += (one * one + two * two - one * two) / QRS_PARTS;
            for (int lead = 2; lead < LEADS.size(); lead++) {
                chest += at(lead, i) * at(lead, i) / (QRS_PARTS * (LEADS.size() - 2));
            }
        }
        double limbMv = Math.max(LEAST_MV, Math.sqrt(limb));
        double chestMv = Math.max(LEAST_MV, Math.sqrt(chest));
        double[] vector = new double[LEADS.size() * (PARTS - from)];
        int next = 0;
        for (int lead = 0; lead < LEADS.size(); lead++) {
            for (int i = from; i < PARTS; i++) {
                vector[next++] = at(lead, i) / (lead < 2 ? limbMv : chestMv);
            }
        }
        return vector;
    }

    private double at(int lead, int part) {
        return parts.leads().get(lead).samples().at(part);
    }

    private static Samples parts(RepresentativeBeat beat, Samples lead, Extent qrs, Extent t) {
        float[] parts = new float[PARTS];
        beat.wave(Wave.P).ifPresent(p -> put(parts, 0, P_PARTS, beat, lead, p, p));
        put(parts, P_PARTS, QRS_PARTS, beat, lead, qrs, qrs);
        double tFrom = Math.max(t.onsetMs(), qrs.offsetMs());
        Extent st = new Extent(qrs.offsetMs(), tFrom);
        put(parts, P_PARTS + QRS_PARTS, ST_PARTS, beat, lead, st, qrs);
        Extent wholeT = new Extent(tFrom, Math.max(t.offsetMs(), tFrom));
        put(parts, P_PARTS + QRS_PARTS + ST_PARTS, T_PARTS, beat, lead, wholeT, qrs);
        return Samples.copyOf(parts);
    }

    private static void put(
            float[] parts, int first, int count, RepresentativeBeat beat, Samples lead, Extent wave, Extent zero) {
        float baseline = mean(beat.rate(), lead, zero.onsetMs() - BASELINE_MS, zero.onsetMs());
        double step = wave.durationMs() / count;
        for (int i = 0; i < count; i++) {
            double from = wave.onsetMs() + i * step;
            parts[first + i] = mean(beat.rate(), lead, from, from + step) - baseline;
        }
    }

    /** At least over one sample; NaN where one is missing. */
    private static float mean(SampleRate rate, Samples lead, double fromMs, double toMs) {
        int last = lead.length() - 1;
        int from = Math.max(0, Math.min(last, (int) Math.round(rate.indexAt(fromMs))));
        int to = Math.max(from + 1, Math.min(lead.length(), (int) Math.round(rate.indexAt(toMs))));
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += lead.at(i);
        }
        return (float) (sum / (to - from));
    }

    private static boolean hasGap(Samples samples) {
        for (int i = 0; i < samples.length(); i++) {
            if (samples.isMissing(i)) {
                return true;
            }
        }
        return false;
    }
}
