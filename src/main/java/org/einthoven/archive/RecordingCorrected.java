package org.einthoven.archive;

import java.util.UUID;

/** Fired within the transaction that stores a correction. */
public record RecordingCorrected(UUID recordingId) {}
