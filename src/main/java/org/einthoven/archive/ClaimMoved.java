package org.einthoven.archive;

import java.util.UUID;

/** Fired within the transaction in which a recording is claimed or released. */
public record ClaimMoved(UUID recordingId) {}
