package org.einthoven.fhir.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search: what must hold, in which order, and which page of it.
 *
 * @param type of resource; null for all that the conditions allow
 * @param sort what comes first first; empty for the newest first
 * @param after where the page before ended; null for the first page
 * @param limit 0 where only the number of matches is asked for
 */
public record SearchQuery(
        @Nullable String type, List<Condition> conditions, List<SortKey> sort, @Nullable Cursor after, int limit) {

    public SearchQuery {
        conditions = List.copyOf(conditions);
        sort = List.copyOf(sort);
    }
}
