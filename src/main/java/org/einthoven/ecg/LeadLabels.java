package org.einthoven.ecg;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways in which files write the names of leads: WFDB's databases, EDF's labels, carts, monitors and watches. */
public final class LeadLabels {

    private static final Map<String, LeadName> NAMES = new HashMap<>();

    /** What stands before a lead's name without saying more: {@code ECG lead II}, {@code EKG I}, {@code Lead V1}. */
    private static final Pattern PREFIX =
            Pattern.compile("^(mdc_ecg_lead_|(ecg|ekg)[ _-]+lead |lead[ _]|(ecg|ekg)[ _-]+)");

    static {
        for (LeadName lead : LeadName.values()) {
            NAMES.put(lead.display().toLowerCase(Locale.ROOT), lead);
        }
        // Long-term and stress databases name the lead that the Holter did not; monitors name no place but the chest
        for (String placeless : List.of("ecg1", "ecg 1", "ecg_1", "ekg", "ekg1", "v", "mcl", "mcl1", "mcl6", "cm5")) {
            NAMES.put(placeless, LeadName.UNSPECIFIED);
        }
        NAMES.put("vr", LeadName.AVR);
        NAMES.put("vl", LeadName.AVL);
        NAMES.put("vf", LeadName.AVF);
        // PTB's Frank leads
        NAMES.put("vx", LeadName.X);
        NAMES.put("vy", LeadName.Y);
        NAMES.put("vz", LeadName.Z);
    }

    private LeadLabels() {}

    /** The lead that a label names, in capitals or not; empty for one that names none. */
    public static Optional<LeadName> lead(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        LeadName whole = NAMES.get(name);
        return Optional.ofNullable(
                whole != null ? whole : NAMES.get(PREFIX.matcher(name).replaceFirst("")));
    }
}
