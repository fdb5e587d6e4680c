package org.einthoven.synthesis;

/** What sets the pace of a generated ECG. */
public enum Rhythm {
    SINUS(30, 180),
    /** No P waves but fibrillatory ones, and no two RR intervals alike. */
    ATRIAL_FIBRILLATION(40, 160),
    /** Sinus rhythm with a premature atrial beat every few beats: P' of another shape, narrow QRS. */
    ATRIAL_ECTOPY(45, 110),
    /** Sinus rhythm with a premature ventricular beat every few beats and a compensatory pause. */
    VENTRICULAR_ECTOPY(45, 110),
    /** Sinus rhythm with two premature ventricular beats in a row every few beats. */
    VENTRICULAR_COUPLETS(45, 110),
    /** Every second beat is a premature ventricular one. */
    VENTRICULAR_BIGEMINY(45, 110),
    /** Teeth of a saw instead of P waves; every first to fourth of them is conducted, by a fixed ratio. */
    ATRIAL_FLUTTER(60, 220),
    /** Reentry in the AV node: regular and narrow, the P wave lost in the QRS complex. */
    SUPRAVENTRICULAR_TACHYCARDIA(140, 220),
    /** Ventricular beats alone, regular and broad; what the atria do is lost in them. */
    VENTRICULAR_TACHYCARDIA(110, 220),
    /** Sinus rhythm with three to eight ventricular beats in a row every few beats: tachycardia that ends by itself. */
    VENTRICULAR_RUNS(45, 110);

    private final double slowest;
    private final double fastest;

    /** @param slowest ventricular rate of the basic rhythm as wards see it in adults, a minute (Surawicz & Knilans) */
    Rhythm(double slowest, double fastest) {
        this.slowest = slowest;
        this.fastest = fastest;
    }

    double slowest() {
        return slowest;
    }

    double fastest() {
        return fastest;
    }

    /** Whether a P wave leads to the usual beat. */
    boolean hasP() {
        return switch (this) {
            case ATRIAL_FIBRILLATION, ATRIAL_FLUTTER, SUPRAVENTRICULAR_TACHYCARDIA, VENTRICULAR_TACHYCARDIA -> false;
            default -> true;
        };
    }
}
