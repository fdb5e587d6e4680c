package org.einthoven.archive;

import java.util.UUID;

/** Fired within the transaction that stores a reading. */
public record ReadingStored(UUID recordingId) {}
