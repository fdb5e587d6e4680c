package org.einthoven.ecg;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The leads that can be analysed, in the order in which a 12-lead ECG is printed. {@link #UNSPECIFIED} is the one
 * lead of a device that does not say where its electrodes are.
 */
public enum LeadName {
    I("I", 1),
    II("II", 2),
    III("III", 61),
    AVR("aVR", 62),
    AVL("aVL", 63),
    AVF("aVF", 64),
    V1("V1", 3),
    V2("V2", 4),
    V3("V3", 5),
    V4("V4", 6),
    V5("V5", 7),
    V6("V6", 8),
    V7("V7", 9),
    V8("V8", 66),
    V9("V9", 67),
    V3R("V3R", 11),
    V4R("V4R", 12),
    V5R("V5R", 13),
    X("X", 16),
    Y("Y", 17),
    Z("Z", 18),
    MLII("MLII", 126),
    UNSPECIFIED("ECG", 0);

    private static final Set<LeadName> LIMB = EnumSet.range(I, AVF);

    private final String display;
    private final int number;

    LeadName(String display, int number) {
        this.display = display;
        this.number = number;
    }

    /** The lead's name as a cardiologist writes it, such as {@code aVR}. */
    public String display() {
        return display;
    }

    /**
     * The lead's number in ISO/IEEE 11073-10102, which SCP-ECG (EN 1064, section 3) and DICOM (PS3.16 CID 3001) share. The
     * standard knows one "modified limb lead" without a number of its own; MLII is the one in use.
     */
    public int number() {
        return number;
    }

    /** Empty for a number that stands for no lead that can be analysed. */
    public static Optional<LeadName> ofNumber(int number) {
        return Stream.of(values()).filter(lead -> lead.number == number).findFirst();
    }

    public boolean isLimbLead() {
        return LIMB.contains(this);
    }
}
