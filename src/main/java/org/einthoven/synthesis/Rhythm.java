package org.einthoven.synthesis;

/** What sets the pace of a generated ECG. */
public enum Rhythm {
    SINUS,
    /** No P waves but fibrillatory ones, and no two RR intervals alike. */
    ATRIAL_FIBRILLATION,
    /** Sinus rhythm with a premature atrial beat every few beats: P' of another shape, narrow QRS. */
    ATRIAL_ECTOPY,
    /** Sinus rhythm with a premature ventricular beat every few beats and a compensatory pause. */
    VENTRICULAR_ECTOPY,
    /** Sinus rhythm with two premature ventricular beats in a row every few beats. */
    VENTRICULAR_COUPLETS,
    /** Every second beat is a premature ventricular one. */
    VENTRICULAR_BIGEMINY
}
