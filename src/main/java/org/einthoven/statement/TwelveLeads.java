package org.einthoven.statement;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Makes of an ECG what the statement model reads: the twelve leads in the order in which they are printed, 100 Hz, in
 * mV, without baseline wander. Amplitudes stay as they are, since voltage criteria live on them. A lead that is not
 * there, and a sample that is missing, is 0. Used in training and in the server alike.
 */
public final class TwelveLeads {

    /** The rate that the model reads. */
    public static final SampleRate RATE = new SampleRate(100);

    public static final List<LeadName> ORDER = List.of(
            LeadName.I,
            LeadName.II,
            LeadName.III,
            LeadName.AVR,
            LeadName.AVL,
            LeadName.AVF,
            LeadName.V1,
            LeadName.V2,
            LeadName.V3,
            LeadName.V4,
            LeadName.V5,
            LeadName.V6);

    /** Higher deflections than 5 mV are artefacts. */
    private static final float LIMIT_MV = 5;

    private static final ZeroPhaseFilter BASELINE = ZeroPhaseFilter.baselineRemoval(RATE);

    private final float[][] leads;

    private TwelveLeads(float[][] leads) {
        this.leads = leads;
    }

    public static TwelveLeads of(Ecg ecg) {
        Resampler resampler = Resampler.between(ecg.rate(), RATE);
        int length = (int) Math.round(ecg.length() * RATE.hz() / ecg.rate().hz());
        float[][] leads = new float[ORDER.size()][];
        for (int i = 0; i < leads.length; i++) {
            Optional<Lead> lead = ecg.lead(ORDER.get(i));
            leads[i] = lead.isPresent() ? prepared(resampler, lead.get()) : new float[length];
        }
        return new TwelveLeads(leads);
    }

    private static float[] prepared(Resampler resampler, Lead lead) {
        float[] level = BASELINE.apply(resampler.apply(lead.samples().toArray()));
        for (int i = 0; i < level.length; i++) {
            level[i] = Float.isNaN(level[i]) ? 0 : Math.max(-LIMIT_MV, Math.min(LIMIT_MV, level[i]));
        }
        return level;
    }

    /**
     * The same recording with other samples: what the classifier would read if they were such.
     *
     * @param change turns a copy of the samples, [leads][samples], into those that are wanted, all of one length
     */
    public TwelveLeads with(UnaryOperator<float[][]> change) {
        float[][] copy = new float[leads.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = leads[i].clone();
        }
        return new TwelveLeads(change.apply(copy));
    }

    /** Samples a lead. */
    public int length() {
        return leads[0].length;
    }

    /** The sample {@code index} of the lead at {@code place} in {@link #ORDER}, in mV. */
    public float at(int place, int index) {
        return leads[place][index];
    }

    /** Puts samples {@code from} to {@code from + length} of all leads, [leads, samples] in row-major order. */
    void put(int from, int length, FloatBuffer out) {
        for (float[] lead : leads) {
            out.put(lead, from, length);
        }
    }
}
