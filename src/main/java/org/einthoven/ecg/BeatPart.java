package org.einthoven.ecg;

/** The parts of a heartbeat that statements rest on, in order of time. */
public enum BeatPart {
    P("P wave"),
    PR("PR segment"),
    QRS("QRS complex"),
    ST("ST segment"),
    T("T wave");

    private final String display;

    BeatPart(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
