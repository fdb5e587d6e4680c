package org.einthoven.delineation;

/** Which boundary of a wave. */
public enum WaveEnd {
    ONSET("onset"),
    OFFSET("end");

    private final String word;

    WaveEnd(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
