package org.einthoven.ecg;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An electrocardiogram: 1 to 15 leads of different names, sampled together at one rate, in millivolts. */
public record Ecg(SampleRate rate, List<Lead> leads) implements Recording {

    public static final int MAX_LEADS = 15;

    public Ecg {
        leads = List.copyOf(leads);
        if (leads.isEmpty() || leads.size() > MAX_LEADS) {
            throw new IllegalArgumentException("an ECG has 1 to " + MAX_LEADS + " leads, not " + leads.size());
        }
        Set<LeadName> names = new HashSet<>();
        int length = leads.get(0).samples().length();
        for (Lead lead : leads) {
            if (!names.add(lead.name())) {
                throw new IllegalArgumentException("lead " + lead.name().display() + " is there twice");
            }
            if (lead.samples().length() != length) {
                throw new IllegalArgumentException("lead " + lead.name().display() + " has "
                        + lead.samples().length() + " samples where the first lead has " + length);
            }
        }
    }

    @Override
    public int length() {
        return leads.get(0).samples().length();
    }

    public Optional<Lead> lead(LeadName name) {
        return leads.stream().filter(lead -> lead.name() == name).findFirst();
    }
}
