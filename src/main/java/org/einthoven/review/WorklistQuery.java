package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReviewState;
import org.einthoven.archive.WorklistFilter;
import org.einthoven.archive.WorklistFilter.ClaimedBy;
import org.einthoven.diagnosis.Priority;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What of the worklist is asked for, as it stands in the address of the page.
 *
 * @param state a {@link ReviewState} or {@link ReadingStatus} in lower case, empty for any
 * @param kind a {@link RecordingKind} in lower case, empty for any
 * @param priority a {@link Priority} in lower case, empty for any
 * @param claim {@code mine} or {@code free}, empty for any
 * @param text empty for any
 * @param page from 1
 */
public record WorklistQuery(String state, String kind, String priority, String claim, String text, int page) {
    static final int PAGE_SIZE = 25;
    private static final String MINE = "mine";
    private static final String FREE = "free";
    private static final int MAX_TEXT = 100;
    /** Deeper pages are slow and nobody's way to find a recording: the filters are. */
    private static final int MAX_PAGE = 10_000;

    /** @throws FaultException {@link Fault#INVALID_PARAMETER} for what there is not */
    static WorklistQuery of(MultivaluedMap<String, String> asked) {
        WorklistQuery query = new WorklistQuery(
                text(asked, "state"),
                text(asked, "kind"),
                text(asked, "priority"),
                text(asked, "claim"),
                text(asked, "text"),
                page(asked.getFirst("page")));
        if (query.text.length() > MAX_TEXT) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "A text of more than " + MAX_TEXT + " letters", "text");
        }
        query.filter("");
        return query;
    }

    private static String text(MultivaluedMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).map(String::strip).orElse("");
    }

    private static int page(@Nullable String asked) {
        if (asked == null) {
            return 1;
        }
        if (!asked.matches("\\d{1,5}") || Integer.parseInt(asked) < 1 || Integer.parseInt(asked) > MAX_PAGE) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "page");
        }
        return Integer.parseInt(asked);
    }

    /** @param reader who asks */
    WorklistFilter filter(String reader) {
        ReviewState review = named(ReviewState.class, state).orElse(null);
        ReadingStatus status = named(ReadingStatus.class, state).orElse(null);
        require(state.isEmpty() || review != null || status != null, "state");
        RecordingKind wanted = named(RecordingKind.class, kind).orElse(null);
        require(kind.isEmpty() || wanted != null, "kind");
        Priority urgency = named(Priority.class, priority).orElse(null);
        require(priority.isEmpty() || urgency != null, "priority");
        require(claim.isEmpty() || claim.equals(MINE) || claim.equals(FREE), "claim");
        ClaimedBy claimed = claim.isEmpty() ? null : new ClaimedBy(claim.equals(MINE) ? reader : null);
        return new WorklistFilter(status, review, wanted, urgency, claimed, text.isEmpty() ? null : text);
    }

    private static void require(boolean known, String parameter) {
        if (!known) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", parameter);
        }
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
        return !address().isEmpty();
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
        String filters = address();
        return "/?" + (filters.isEmpty() ? "" : filters + "&") + "page=" + otherPage;
    }

    /** The filters as they stand in an address, empty for none. */
    public String address() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", state);
        filters.put("kind", kind);
        filters.put("priority", priority);
        filters.put("claim", claim);
        filters.put("text", text);
        return filters.entrySet().stream()
                .filter(filter -> !filter.getValue().isEmpty())
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
