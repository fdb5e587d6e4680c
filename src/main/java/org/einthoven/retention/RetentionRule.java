package org.einthoven.retention;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may go once it is old, and how it is told. Each statement takes the instant before which it is old. */
public enum RetentionRule {
    /**
     * Of a recording whose only review goes it is as if nobody had begun. The edits that were made with the draft stay in
     * their log, which nothing leaves, and are taken back there; what it took back of a signed review holds again.
     */
    DRAFTS(
            "review where state = 'DRAFT' and saved_at < ?",
            """
            insert into edit (recording_id, number, author, made_at, kind, content, takes_back)
            select e.recording_id, e.last + row_number() over (partition by e.recording_id order by e.number desc),
                '%s', now(), 'TAKEN_BACK', cast(json_build_object() as text), e.number
            from (%s) e
            where e.number > e.signed and not exists (select 1 from edit t
                where t.recording_id = e.recording_id and t.takes_back = e.number)
            """
                    .formatted(Constants.AUTHOR, Constants.CHANGES),
            """
            insert into edit (recording_id, number, author, made_at, kind, content)
            select e.recording_id, e.last + row_number() over (partition by e.recording_id order by e.number),
                '%s', now(), e.kind, e.content
            from (%s) e
            where e.number <= e.signed
                and (select min(t.number) from edit t where t.recording_id = e.recording_id and t.takes_back = e.number)
                    > e.signed
            """
                    .formatted(Constants.AUTHOR, Constants.CHANGES),
            "update recording r set review_state = 'UNREAD', reviewer = null where r.review_state = 'DRAFT' and exists"
                    + " (select 1 from review w where w.recording_id = r.id and w.state = 'DRAFT' and w.saved_at < ?)"),

    /** What waits is not touched. */
    DELIVERIES("delivery where state = 'DEAD' and coalesce(tried_at, ordered_at) < ?"),

    SESSIONS("page_session where seen_at < ?"),

    /** Printed ECGs that wait to be laid out by hand. */
    PAGES("unread_page where received_at < ?");

    private static final class Constants {
        /** Above the twelve hours that a session can last. */
        static final Duration LONGEST_COOKIE = Duration.ofDays(1);

        /** In the place of a reader's name: nobody did it. */
        static final String AUTHOR = "retention";

        /** Those of recordings whose draft is old, with the last that is signed and the last of all. */
        static final String CHANGES =
                """
                select c.*,
                    coalesce((select max(s.edits) from review s where s.recording_id = c.recording_id
                        and s.state = 'SIGNED'), 0) as signed,
                    (select max(l.number) from edit l where l.recording_id = c.recording_id) as last
                from edit c join review w on w.recording_id = c.recording_id
                where c.takes_back is null and w.state = 'DRAFT' and w.saved_at < ?
                """;
    }

    private final String rows;
    private final List<String> first;

    RetentionRule(String rows, String... first) {
        this.rows = rows;
        this.first = List.of(first);
    }

    String count() {
        return "select count(*) from " + rows;
    }

    /**
     * To be run before anything else: what somebody saves at this moment is either saved before, and then young, or finds nothing any
     * more. Until the end of the transaction all statements mean the same rows.
     */
    String lock() {
        return "select 1 from " + rows + " for update";
    }

    /** To be run before {@link #delete}. */
    List<String> first() {
        return first;
    }

    String delete() {
        return "delete from " + rows;
    }

    /** One that was ended must be known as such until no cookie of it can be good any more. */
    private static Duration atLeastADay(Duration set) {
        return set.compareTo(Constants.LONGEST_COOKIE) < 0 ? Constants.LONGEST_COOKIE : set;
    }

    /** How long it is kept; empty for ever. */
    Optional<Duration> period(RetentionSettings settings) {
        return switch (this) {
            case DRAFTS -> settings.drafts();
            case DELIVERIES -> settings.deliveries();
            case SESSIONS -> settings.sessions().map(RetentionRule::atLeastADay);
            case PAGES -> settings.pages();
        };
    }
}
