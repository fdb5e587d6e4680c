package org.einthoven.explain;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.statement.TwelveLeads;

/** Made ECGs of twelve leads at the classifier's own rate, whose limb leads obey Einthoven and Goldberger. */
final class TwelveLeadEcgs {

    static final int LENGTH = 1000;

    private TwelveLeadEcgs() {}

    /** What the electrodes see: along lead I, along aVF, and V1 to V6, at one sample. */
    interface Heart {
        double at(LeadName lead, int sample);
    }

    static Ecg ecg(Heart heart) {
        List<Lead> leads = new ArrayList<>();
        for (LeadName name : TwelveLeads.ORDER) {
            float[] samples = new float[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                samples[i] = (float) potential(heart, name, i);
            }
            leads.add(new Lead(name, Samples.copyOf(samples)));
        }
        return new Ecg(TwelveLeads.RATE, leads);
    }

    private static double potential(Heart heart, LeadName name, int i) {
        double one = heart.at(LeadName.I, i);
        double foot = heart.at(LeadName.AVF, i);
        double two = foot + one / 2;
        return switch (name) {
            case I -> one;
            case II -> two;
            case III -> two - one;
            case AVR -> -(one + two) / 2;
            case AVL -> one - two / 2;
            case AVF -> foot;
            default -> heart.at(name, i);
        };
    }

    /** Waves of 5 Hz, larger from lead to lead, which the baseline filter leaves alone. */
    static Ecg sines() {
        return ecg((lead, i) -> (0.1 + 0.1 * lead.ordinal()) * Math.sin(2 * Math.PI * 5 * i / 100 + lead.ordinal()));
    }
}
