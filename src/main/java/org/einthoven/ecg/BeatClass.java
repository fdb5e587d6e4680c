package org.einthoven.ecg;

/** Heartbeat classes of ANSI/AAMI EC57:2012. The order is the class order of the beat models. */
public enum BeatClass {
    N("Normal or bundle branch block beat"),
    S("Supraventricular ectopic beat"),
    V("Ventricular ectopic beat"),
    F("Fusion of a ventricular and a normal beat"),
    Q("Paced or unclassifiable beat");

    private final String display;

    BeatClass(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
