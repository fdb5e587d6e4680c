package org.einthoven.reading;

/** Why a recording was not read. */
public enum AbstentionReason {
    TOO_SHORT("too short to read"),
    NOISE("too noisy to read"),
    LEAD_OFF("no usable lead"),
    MISSING_SAMPLES("too many samples are missing"),
    NO_KNOWN_LEAD("no lead that can be analysed"),
    NO_BEATS("no heartbeats found"),
    MODEL_FAILED("a model gave no usable answer");

    private final String display;

    AbstentionReason(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
