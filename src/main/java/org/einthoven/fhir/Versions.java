package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.util.DateUtils;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.IdType;

/** The versions that a request names, in its address or in its conditions (RFC 9110, 13.1). */
final class Versions {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"|(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    /** Of an id that names a version; 0, which nothing ever is, for one that is none of ours. */
    static int number(IdType id) {
        return number(id.getVersionIdPart());
    }

    private static int number(String version) {
        return NUMBER.matcher(version).matches() ? Integer.parseInt(version) : 0;
    }

    /** Ends the request with 304 where the client has this version already. */
    static void unlessSeen(RequestDetails request, int version) {
        if (tags(request, "If-None-Match").anyMatch(tag -> tag.equals(ANY) || number(tag) == version)) {
            throw new NotModifiedException("version " + version);
        }
    }

    /** The same for a client who knows what there was at a time, unless it names versions too (RFC 9110, 13.1.3). */
    static void unlessSeen(RequestDetails request, StoredVersion found) {
        unlessSeen(request, found.version());
        String since = request.getHeader("If-Modified-Since");
        if (since != null && request.getHeader("If-None-Match") == null) {
            Date date = DateUtils.parseDate(since);
            // such a date has no fractions of a second
            if (date != null
                    && !found.updatedAt().truncatedTo(ChronoUnit.SECONDS).isAfter(date.toInstant())) {
                throw new NotModifiedException("since " + date);
            }
        }
    }

    /** By If-Match, and by the {@code If-None-Match: *} of who means to create and never to overwrite. */
    static Precondition precondition(RequestDetails request) {
        return precondition(
                tags(request, "If-Match"), tags(request, "If-None-Match").anyMatch(ANY::equals));
    }

    /** The same of an entry in a Bundle. */
    static Precondition precondition(BundleEntryRequestComponent request) {
        return precondition(
                tags(Stream.ofNullable(request.getIfMatch()), "ifMatch"),
                tags(Stream.ofNullable(request.getIfNoneMatch()), "ifNoneMatch").anyMatch(ANY::equals));
    }

    private static Precondition precondition(Stream<String> ifMatch, boolean absent) {
        Set<String> tags = ifMatch.collect(Collectors.toSet());
        return tags.contains(ANY)
                ? new Precondition(Set.of(), true, absent)
                : new Precondition(tags.stream().map(Versions::number).collect(Collectors.toSet()), false, absent);
    }

    private static Stream<String> tags(RequestDetails request, String header) {
        return tags(request.getHeaders(header).stream(), header);
    }

    private static Stream<String> tags(Stream<String> lines, String header) {
        return lines.flatMap(line -> tags(line, header));
    }

    /** Empty members of a list count for nothing (RFC 9110, 5.6.1.2), but a list of nothing else is no condition at all. */
    private static Stream<String> tags(String line, String header) {
        List<String> tags = Stream.of(line.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> tag.equals(ANY) ? ANY : versionIn(tag, header))
                .toList();
        if (tags.isEmpty()) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(line) + "\"", header);
        }
        return tags.stream();
    }

    private static String versionIn(String tag, String header) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(tag) + "\"", header);
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private Versions() {}
}
