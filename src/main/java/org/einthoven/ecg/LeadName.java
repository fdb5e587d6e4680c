package org.einthoven.ecg;

import java.util.EnumSet;
import java.util.Set;

/**
 * The leads that can be analysed, in the order in which a 12-lead ECG is printed. {@link #UNSPECIFIED} is the one
 * lead of a device that does not say where its electrodes are.
 */
public enum LeadName {
    I("I"),
    II("II"),
    III("III"),
    AVR("aVR"),
    AVL("aVL"),
    AVF("aVF"),
    V1("V1"),
    V2("V2"),
    V3("V3"),
    V4("V4"),
    V5("V5"),
    V6("V6"),
    V7("V7"),
    V8("V8"),
    V9("V9"),
    V3R("V3R"),
    V4R("V4R"),
    V5R("V5R"),
    X("X"),
    Y("Y"),
    Z("Z"),
    MLII("MLII"),
    UNSPECIFIED("ECG");

    private static final Set<LeadName> LIMB = EnumSet.range(I, AVF);

    private final String display;

    LeadName(String display) {
        this.display = display;
    }

    /** The lead's name as a cardiologist writes it, such as {@code aVR}. */
    public String display() {
        return display;
    }

    public boolean isLimbLead() {
        return LIMB.contains(this);
    }
}
