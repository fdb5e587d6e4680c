package org.einthoven.review;

import java.util.List;
import org.einthoven.erasure.Erasure;
import org.einthoven.erasure.ErasureReplay.Replayed;
import org.einthoven.erasure.Preview;
import org.einthoven.retention.Retention.Gone;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of what is erased and kept.
 *
 * @param person who was looked at, as typed; empty for nobody
 * @param preview what would go of theirs; null where nobody was looked at
 * @param done whether something was erased just now
 * @param replayed what became of a list; null where no list was given
 * @param byList what would go by one; null where none was looked at
 * @param unlisted how many erasures are missing in the list outside of the database
 */
public record KeepingView(
        String person,
        @Nullable Preview preview,
        boolean done,
        @Nullable Replayed replayed,
        @Nullable Preview byList,
        int unlisted,
        List<ErasureRow> erasures,
        List<RetentionRow> rules,
        List<GoneRow> gone) {
    public KeepingView {
        erasures = List.copyOf(erasures);
        rules = List.copyOf(rules);
        gone = List.copyOf(gone);
    }

    /** An erasure in a list. */
    public record ErasureRow(Erasure erasure, Times.Moment at) {}

    /** What went by a rule. */
    public record GoneRow(Gone gone, Times.Moment at) {}

    /** Without who was looked at, which must not get into a log. */
    @Override
    public String toString() {
        return erasures.size() + " erasures";
    }
}
