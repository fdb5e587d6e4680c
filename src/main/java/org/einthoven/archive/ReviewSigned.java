package org.einthoven.archive;

import java.util.UUID;

/** Fired within the transaction that signs a review, the first one or an amendment. */
public record ReviewSigned(UUID recordingId) {}
