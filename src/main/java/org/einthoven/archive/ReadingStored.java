package org.einthoven.archive;

import java.util.UUID;

/**
 * Fired within the transaction that stores a reading.
 *
 * @param document what was stored, so that nobody has to fetch it back
 */
public record ReadingStored(UUID recordingId, ReadingStatus status, ReadingDocument document) {}
