package org.einthoven.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReviewState;
import org.einthoven.archive.WorklistFilter;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What of the worklist is asked for, as it stands in the address of the page.
 *
 * @param state a {@link ReviewState} or {@link ReadingStatus} in lower case, empty for any
 * @param kind a {@link RecordingKind} in lower case, empty for any
 * @param text empty for any
 * @param page from 1
 */
public record WorklistQuery(String state, String kind, String text, int page) {
    static final int PAGE_SIZE = 25;
    private static final int MAX_TEXT = 100;
    /** Deeper pages are slow and nobody's way to find a recording: the filters are. */
    private static final int MAX_PAGE = 10_000;

    static WorklistQuery of(
            @Nullable String state, @Nullable String kind, @Nullable String text, @Nullable Integer page) {
        WorklistQuery query = new WorklistQuery(
                Optional.ofNullable(state).orElse(""),
                Optional.ofNullable(kind).orElse(""),
                Optional.ofNullable(text).map(String::strip).orElse(""),
                Optional.ofNullable(page).orElse(1));
        if (query.page < 1 || query.page > MAX_PAGE) {
            throw FaultException.of(Fault.INVALID_PARAMETER, String.valueOf(query.page), "page");
        }
        if (query.text.length() > MAX_TEXT) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "A text of more than " + MAX_TEXT + " letters", "text");
        }
        query.filter();
        return query;
    }

    /** @throws FaultException {@link Fault#INVALID_PARAMETER} for a state or kind that does not exist */
    WorklistFilter filter() {
        ReviewState review = named(ReviewState.class, state).orElse(null);
        ReadingStatus status = named(ReadingStatus.class, state).orElse(null);
        if (!state.isEmpty() && review == null && status == null) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "state");
        }
        RecordingKind wanted = named(RecordingKind.class, kind).orElse(null);
        if (!kind.isEmpty() && wanted == null) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "kind");
        }
        return new WorklistFilter(status, review, wanted, text.isEmpty() ? null : text);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    int offset() {
        return (page - 1) * PAGE_SIZE;
    }

    public boolean isFiltered() {
        return !(state.isEmpty() && kind.isEmpty() && text.isEmpty());
    }

    public String previousPage() {
        return address(page - 1);
    }

    public String nextPage() {
        return address(page + 1);
    }

    /** @param total rows of the whole list, at least one */
    String lastPage(long total) {
        return address((int) ((total - 1) / PAGE_SIZE) + 1);
    }

    /** Address of a page of the same list. */
    String address(int otherPage) {
        return "/?state=" + encoded(state) + "&kind=" + encoded(kind) + "&text=" + encoded(text) + "&page=" + otherPage;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
