package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.registry.ModelChange;
import org.jspecify.annotations.Nullable;

/**
 * One version with what became of it and what may be decided about it.
 *
 * @param slices of the archive that were read with it
 * @param tried how many recordings it has read without being active
 * @param gate how it does beside the active one; null where it is that, or withdrawn
 * @param proposal which administrator is for making it active, and why; null where none has said so
 * @param seen the generation that decisions are based on
 * @param active the version that reads now; null where there is none
 * @param lastGood the version that a roll-back leads to; null where there is none
 */
public record ModelDetail(
        ModelRow model,
        List<Change> changes,
        List<ModelSlice> slices,
        long tried,
        @Nullable GateView gate,
        @Nullable String proposal,
        long seen,
        @Nullable String active,
        @Nullable String lastGood) {

    public ModelDetail {
        changes = List.copyOf(changes);
        slices = List.copyOf(slices);
    }

    /** @param step such as {@code candidate → shadow} */
    public record Change(Times.Moment at, String who, String step, String why) {
        static Change of(ModelChange change, Times times) {
            String from = Optional.ofNullable(change.from)
                    .map(state -> state.word() + " → ")
                    .orElse("came in as ");
            return new Change(times.of(change.at), change.who, from + change.to.word(), change.why);
        }
    }
}
