package org.einthoven.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a recording says of it now; of its samples nothing.
 *
 * @param subject the reference to the patient as it was sent
 * @param resource the FHIR Observation in JSON, without the samples
 * @param withdrawn whether it was entered in error
 * @param by the account that says so
 */
public record CorrectedRecording(
        @Nullable String subject, @Nullable Instant recordedAt, String resource, boolean withdrawn, String by) {}
