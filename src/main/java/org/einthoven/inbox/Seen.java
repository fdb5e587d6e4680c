package org.einthoven.inbox;

import java.time.Instant;

/** A file as it was when it was looked at: one that is still being written looks different later. */
record Seen(long size, Instant changed) {}
