package org.einthoven.review;

import org.jspecify.annotations.Nullable;

/**
 * What the worklist says of a recording that is open, beside it.
 *
 * @param critical whether it stands out there: critical and not signed
 * @param claim who reads it just now; null where it is not open
 * @param next id of the open recording that follows; null for none
 * @param signedBefore id of the recording after whose signature this one was opened; null for none
 * @param overtaken whether somebody else's signature came before the one that the reader was about to give
 * @param stamp {@link Stamp}
 */
public record WorklistAside(
        PlaceReason place,
        boolean critical,
        @Nullable ClaimView claim,
        @Nullable String next,
        @Nullable String signedBefore,
        boolean overtaken,
        String stamp) {}
