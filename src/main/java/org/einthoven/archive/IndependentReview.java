package org.einthoven.archive;

import java.time.Instant;

/**
 * What one of two readers says of a recording without knowing what the other says. It never changes and is no report: of
 * two of them, one {@link Review} is made.
 */
public record IndependentReview(String reader, ReviewContent content, Instant committedAt) {}
