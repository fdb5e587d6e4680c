package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What was searched for, so that the pages of the answer can link to each other.
 *
 * @param parameters as they were understood
 * @param leftOut names of those that were not
 * @param limit of the resources on a page; 0 where only the number of matches is asked for
 */
record SearchRequest(String base, String type, Map<String, String[]> parameters, List<String> leftOut, int limit) {

    private static final int DEFAULT_COUNT = 20;
    private static final int MAX_COUNT = 100;

    SearchRequest {
        parameters = Map.copyOf(parameters);
        leftOut = List.copyOf(leftOut);
    }

    /** @param count value of {@code _count}, null where there was none */
    static SearchRequest of(String type, RequestDetails request, @Nullable Integer count) {
        Map<String, String[]> parameters = request.getParameters();
        boolean countOnly = "count".equals(first(parameters.get("_summary")));
        SearchRequest search = new SearchRequest(
                request.getFhirServerBase(),
                type,
                parameters,
                SearchGuard.leftOut(request),
                countOnly ? 0 : limit(count));
        if (search.limit() == 0) {
            // HAPI would take everything but the total out of the Bundle, the links and the warnings too
            request.removeParameter("_count");
            request.removeParameter("_summary");
        }
        return search;
    }

    private static @Nullable String first(String @Nullable [] values) {
        return values == null || values.length == 0 ? null : values[0];
    }

    private static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_COUNT;
        }
        if (asked < 0) {
            throw FaultException.of(Fault.INVALID_PARAMETER, asked, "_count");
        }
        return Math.min(asked, MAX_COUNT);
    }

    String self() {
        return url(null);
    }

    /** The address of the page after the one that ended at {@code cursor}. */
    String next(String cursor) {
        return url(cursor);
    }

    private String url(@Nullable String cursor) {
        StringBuilder url = new StringBuilder(base).append('/').append(type);
        char separator = '?';
        for (Map.Entry<String, String[]> parameter : new TreeMap<>(parameters).entrySet()) {
            for (String value : parameter.getValue()) {
                if (cursor == null || !parameter.getKey().equals(SearchBundle.CURSOR)) {
                    url.append(separator)
                            .append(escaped(parameter.getKey()))
                            .append('=')
                            .append(escaped(value));
                    separator = '&';
                }
            }
        }
        return cursor == null
                ? url.toString()
                : url.append(separator)
                        .append(SearchBundle.CURSOR)
                        .append('=')
                        .append(cursor)
                        .toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
