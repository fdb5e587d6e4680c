package org.einthoven.retention;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may go once it is old, and how it is told. Each statement takes the instant before which it is old. */
public enum RetentionRule {
    /** Of a recording whose only review goes it is as if nobody had begun; edits stay in their log. */
    DRAFTS(
            "review where state = 'DRAFT' and saved_at < ?",
            "update recording r set review_state = 'UNREAD', reviewer = null where r.review_state = 'DRAFT' and exists"
                    + " (select 1 from review w where w.recording_id = r.id and w.state = 'DRAFT' and w.saved_at < ?)"),

    /** What waits is not touched. */
    DELIVERIES("delivery where state = 'DEAD' and coalesce(tried_at, ordered_at) < ?"),

    SESSIONS("page_session where seen_at < ?");

    private final String rows;
    private final List<String> first;

    RetentionRule(String rows, String... first) {
        this.rows = rows;
        this.first = List.of(first);
    }

    String count() {
        return "select count(*) from " + rows;
    }

    /** To be run before {@link #delete}. */
    List<String> first() {
        return first;
    }

    String delete() {
        return "delete from " + rows;
    }

    /** How long it is kept; empty for ever. */
    Optional<Duration> period(RetentionSettings settings) {
        return switch (this) {
            case DRAFTS -> settings.drafts();
            case DELIVERIES -> settings.deliveries();
            case SESSIONS -> settings.sessions();
        };
    }
}
