package org.einthoven.archive;

import java.time.Instant;

/**
 * That somebody reads a recording just now.
 *
 * @param until when it ends by itself
 */
public record Claim(String reader, Instant since, Instant until) {}
