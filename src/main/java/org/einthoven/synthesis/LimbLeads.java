package org.einthoven.synthesis;

import java.util.Map;
import org.einthoven.ecg.LeadName;

/** The limb leads that an electrocardiograph computes from I and II (Einthoven 1912; Goldberger 1942). */
final class LimbLeads {

    private LimbLeads() {}

    /** Adds III, aVR, aVL and aVF to {@code leads}, which holds I and II of this length. */
    static void derive(Map<LeadName, float[]> leads, int length) {
        float[] one = leads.getOrDefault(LeadName.I, new float[length]);
        float[] two = leads.getOrDefault(LeadName.II, new float[length]);
        float[] three = new float[length];
        float[] right = new float[length];
        float[] left = new float[length];
        float[] foot = new float[length];
        for (int i = 0; i < length; i++) {
            three[i] = two[i] - one[i];
            right[i] = -(one[i] + two[i]) / 2;
            left[i] = one[i] - two[i] / 2;
            foot[i] = two[i] - one[i] / 2;
        }
        leads.put(LeadName.III, three);
        leads.put(LeadName.AVR, right);
        leads.put(LeadName.AVL, left);
        leads.put(LeadName.AVF, foot);
    }
}
