package org.einthoven.ecg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The six limb leads from any two of them: each is a sum of parts of I and II (Einthoven 1912, Goldberger 1942). */
public final class LimbLeads {

    /** A limb lead is {@code one} times I plus {@code two} times II. */
    private record Parts(double one, double two) {}

    private static final Map<LeadName, Parts> PARTS = new EnumMap<>(Map.of(
            LeadName.I, new Parts(1, 0),
            LeadName.II, new Parts(0, 1),
            LeadName.III, new Parts(-1, 1),
            LeadName.AVR, new Parts(-0.5, -0.5),
            LeadName.AVL, new Parts(1, -0.5),
            LeadName.AVF, new Parts(-0.5, 1)));

    private LimbLeads() {}

    /** Those limb leads that {@code recorded} lacks; empty where it has fewer than two. All are of one length. */
    public static Map<LeadName, float[]> missing(Map<LeadName, float[]> recorded) {
        List<LeadName> known =
                PARTS.keySet().stream().filter(recorded::containsKey).sorted().toList();
        Map<LeadName, float[]> derived = new EnumMap<>(LeadName.class);
        if (known.size() < 2) {
            return derived;
        }
        Parts a = parts(known.get(0));
        Parts b = parts(known.get(1));
        double determinant = a.one * b.two - a.two * b.one;
        float[] first = Objects.requireNonNull(recorded.get(known.get(0)));
        float[] second = Objects.requireNonNull(recorded.get(known.get(1)));
        PARTS.forEach((name, wanted) -> {
            if (!recorded.containsKey(name)) {
                double ofFirst = (wanted.one * b.two - wanted.two * b.one) / determinant;
                double ofSecond = (a.one * wanted.two - a.two * wanted.one) / determinant;
                derived.put(name, sum(first, ofFirst, second, ofSecond));
            }
        });
        return derived;
    }

    /** The recording with all six limb leads where it has two of them, in the order of a printed ECG; else as it is. */
    public static Ecg complete(Ecg ecg) {
        Map<LeadName, float[]> recorded = new EnumMap<>(LeadName.class);
        ecg.leads().stream()
                .filter(lead -> lead.name().isLimbLead())
                .forEach(lead -> recorded.put(lead.name(), lead.samples().toArray()));
        Map<LeadName, float[]> derived = missing(recorded);
        if (derived.isEmpty() || ecg.leads().size() + derived.size() > Ecg.MAX_LEADS) {
            return ecg;
        }
        List<Lead> leads = new ArrayList<>(ecg.leads());
        derived.forEach((name, mv) -> leads.add(new Lead(name, Samples.copyOf(mv))));
        leads.sort(Comparator.comparing(Lead::name));
        return new Ecg(ecg.rate(), leads);
    }

    private static Parts parts(LeadName name) {
        return Objects.requireNonNull(PARTS.get(name));
    }

    private static float[] sum(float[] first, double ofFirst, float[] second, double ofSecond) {
        float[] sum = new float[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (ofFirst * first[i] + ofSecond * second[i]);
        }
        return sum;
    }
}
