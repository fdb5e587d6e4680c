package org.einthoven.training;

import java.util.Arrays;
import org.einthoven.statement.TwelveLeads;

/** What was recorded of the twelve leads, in mV at 100 Hz; a lead that is not there takes no room. */
final class UnlabelledEcg {

    private static final float[] ABSENT = {};

    private final float[][] leads;
    private final int length;

    private UnlabelledEcg(float[][] leads, int length) {
        this.leads = leads;
        this.length = length;
    }

    static UnlabelledEcg of(TwelveLeads ecg) {
        float[][] leads = new float[TwelveLeads.ORDER.size()][];
        for (int lead = 0; lead < leads.length; lead++) {
            float[] samples = new float[ecg.length()];
            boolean there = false;
            for (int i = 0; i < samples.length; i++) {
                samples[i] = ecg.at(lead, i);
                there |= samples[i] != 0;
            }
            leads[lead] = there ? samples : ABSENT;
        }
        return new UnlabelledEcg(leads, ecg.length());
    }

    UnlabelledEcg piece(int from, int count) {
        float[][] cut = new float[leads.length][];
        for (int lead = 0; lead < leads.length; lead++) {
            cut[lead] = has(lead) ? Arrays.copyOfRange(leads[lead], from, from + count) : ABSENT;
        }
        return new UnlabelledEcg(cut, count);
    }

    /** Whether the lead at this place of {@link TwelveLeads#ORDER} was recorded. */
    boolean has(int lead) {
        return leads[lead].length > 0;
    }

    boolean isEmpty() {
        return Arrays.stream(leads).allMatch(lead -> lead.length == 0);
    }

    int length() {
        return length;
    }

    float at(int lead, int index) {
        return leads[lead][index];
    }
}
