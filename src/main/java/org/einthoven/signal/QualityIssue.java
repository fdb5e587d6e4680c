package org.einthoven.signal;

/** Why a lead cannot be trusted, or not fully. */
public enum QualityIssue {
    FLAT("no signal"),
    SATURATED("the amplifier was at its limit"),
    LEAD_OFF("electrode off"),
    NOISY("noisy"),
    MISSING("samples are missing");

    private final String display;

    QualityIssue(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
