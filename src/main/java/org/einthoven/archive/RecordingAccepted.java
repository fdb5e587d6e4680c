package org.einthoven.archive;

import java.util.UUID;

/** Fired within the transaction that stores a recording. */
public record RecordingAccepted(UUID recordingId) {}
