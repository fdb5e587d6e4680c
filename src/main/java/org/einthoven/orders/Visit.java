package org.einthoven.orders;

import org.jspecify.annotations.Nullable;

/**
 * A stay or visit during which something is ordered.
 *
 * @param setting where the patient is cared for
 * @param from when it began, as FHIR writes times
 * @param until when it ended
 */
public record Visit(IssuedNumber number, Setting setting, @Nullable String from, @Nullable String until) {

    /** As far as it matters to who waits for an ECG. */
    public enum Setting {
        INPATIENT,
        OUTPATIENT,
        EMERGENCY,
        BEFORE_ADMISSION
    }
}
