package org.einthoven.archive;

import java.util.Arrays;
import org.einthoven.reading.Edit;
import org.jspecify.annotations.Nullable;

/** Names the kinds of edits as they are kept. */
enum EditKind {
    BOUNDARY_MOVED(Edit.BoundaryMoved.class),
    LEAD_BOUNDARY_MOVED(Edit.LeadBoundaryMoved.class),
    WAVE_DELETED(Edit.WaveDeleted.class),
    WAVE_ADDED(Edit.WaveAdded.class),
    BEAT_RECLASSIFIED(Edit.BeatReclassified.class),
    BEATS_RECLASSIFIED(Edit.BeatsReclassified.class),
    BEAT_ADDED(Edit.BeatAdded.class),
    BEAT_DELETED(Edit.BeatDeleted.class),
    INTERVAL_OVERRULED(Edit.IntervalOverruled.class),
    /** No change of its own: an earlier one does not hold any more. */
    TAKEN_BACK(null);

    private final @Nullable Class<? extends Edit> type;

    EditKind(@Nullable Class<? extends Edit> type) {
        this.type = type;
    }

    static EditKind of(Edit edit) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == edit.getClass())
                .findFirst()
                .orElseThrow();
    }

    /** Null where it is no change of its own. */
    @Nullable
    Edit read(String json) {
        return type == null ? null : StoredJson.read(json, type);
    }
}
