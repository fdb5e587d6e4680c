package org.einthoven.synthesis;

/** What a pacemaker does to every usual beat of a generated ECG. Each stimulus captures. */
public enum Pacing {
    NONE(false, false),
    /** A stimulus before each P wave; the beat is conducted. */
    ATRIAL(true, false),
    /** A stimulus before each QRS complex, which follows the P wave where the rhythm has one. */
    VENTRICULAR(false, true),
    /** Both, one after the other. */
    DUAL(true, true);

    private final boolean atrium;
    private final boolean ventricle;

    Pacing(boolean atrium, boolean ventricle) {
        this.atrium = atrium;
        this.ventricle = ventricle;
    }

    /** What a stimulus leads to. */
    public enum Chamber {
        ATRIUM,
        VENTRICLE
    }

    boolean ofAtrium() {
        return atrium;
    }

    boolean ofVentricle() {
        return ventricle;
    }
}
