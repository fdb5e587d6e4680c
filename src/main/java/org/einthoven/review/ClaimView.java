package org.einthoven.review;

import java.util.Optional;
import org.einthoven.archive.Claim;

/**
 * Who reads a recording just now, as a reader sees it.
 *
 * @param by who claims it; empty for nobody
 * @param mine whether that is the reader who looks
 * @param until how long it holds if nothing is done; empty where nobody claims it
 */
public record ClaimView(String by, boolean mine, String until) {

    static ClaimView of(Optional<Claim> claim, String reader, Times times) {
        return claim.map(held -> new ClaimView(held.reader(), held.reader().equals(reader), times.due(held.until())))
                .orElse(new ClaimView("", false, ""));
    }

    public boolean isFree() {
        return by.isEmpty();
    }

    public boolean isOthers() {
        return !by.isEmpty() && !mine;
    }
}
