package org.einthoven.wfdb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.LeadName;

/** The ways in which PhysioNet's databases write the names of leads. */
final class WfdbLeadNames {

    private static final Map<String, LeadName> NAMES = new HashMap<>();

    static {
        for (LeadName lead : LeadName.values()) {
            NAMES.put(lead.display().toLowerCase(Locale.ROOT), lead);
        }
        // Long-term and stress databases name the lead that the Holter did not
        NAMES.put("ecg1", LeadName.UNSPECIFIED);
        NAMES.put("ecg 1", LeadName.UNSPECIFIED);
        NAMES.put("ecg_1", LeadName.UNSPECIFIED);
        // PTB's Frank leads
        NAMES.put("vx", LeadName.X);
        NAMES.put("vy", LeadName.Y);
        NAMES.put("vz", LeadName.Z);
    }

    private WfdbLeadNames() {}

    static Optional<LeadName> lead(String description) {
        String name = description.strip().toLowerCase(Locale.ROOT);
        String bare = name.startsWith("ecg lead ") ? name.substring("ecg lead ".length()) : name;
        return Optional.ofNullable(NAMES.get(bare));
    }
}
