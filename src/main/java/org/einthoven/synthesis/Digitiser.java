package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.Samples;

/**
 * Rounds samples to whole steps, as the converter of a device does, so that each is an integer times the step. An ECG
 * with I and II has its other limb leads computed from these before rounding, as electrocardiographs do.
 */
public final class Digitiser {

    private Digitiser() {}

    public static Samples digitise(Samples samples, double step) {
        return Samples.copyOf(rounded(samples.toArray(), step));
    }

    /** @param stepMv resolution in mV, such as 0.005 */
    public static Ecg digitise(Ecg ecg, double stepMv) {
        Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
        ecg.leads()
                .forEach(lead -> leads.put(lead.name(), rounded(lead.samples().toArray(), stepMv)));
        if (leads.containsKey(LeadName.I) && leads.containsKey(LeadName.II)) {
            leads.putAll(
                    LimbLeads.missing(Map.of(LeadName.I, leads.get(LeadName.I), LeadName.II, leads.get(LeadName.II))));
        }
        List<Lead> digitised = ecg.leads().stream()
                .map(lead -> new Lead(lead.name(), Samples.copyOf(rounded(leads.get(lead.name()), stepMv))))
                .toList();
        return new Ecg(ecg.rate(), digitised);
    }

    private static float[] rounded(float[] values, double step) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.isNaN(values[i]) ? Float.NaN : (float) (Math.rint(values[i] / step) * step);
        }
        return out;
    }
}
