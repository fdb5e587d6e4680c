package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** An entry of a Bundle that asks for something and changes nothing, as the request that it would be by itself. */
final class EntryRequest extends ServletSubRequestDetails {

    /** No part of it begins as a dot segment does, and nothing is escaped: it can be read in one way only. */
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_$*][A-Za-z0-9_$.\\-]*+(?:/[A-Za-z0-9_$*][A-Za-z0-9_$.\\-]*+)*+");

    /** Longer than any path that leads somewhere. */
    private static final int LONGEST_PATH = 300;

    private static final Pattern ASKS_BY_POST = Pattern.compile("[^?]*(?:^|/)(?:\\$|_search)[^/?]*(?:\\?.*)?");

    private final Map<Object, Object> userData = new HashMap<>();

    /** By names in lower case: what the request around it says of these is not said of this one. */
    private final Map<String, List<String>> headers = new HashMap<>();

    private EntryRequest(ServletRequestDetails around) {
        super(around);
    }

    /** Whether an entry changes nothing: it looks at something, searches, or calls an operation. */
    static boolean asks(BundleEntryRequestComponent request) {
        HTTPVerb method = request.getMethod();
        return method == HTTPVerb.GET
                || method == HTTPVerb.HEAD
                || method == HTTPVerb.POST
                        && request.hasUrl()
                        && ASKS_BY_POST.matcher(request.getUrl()).matches();
    }

    static EntryRequest of(BundleEntryComponent entry, ServletRequestDetails around) {
        BundleEntryRequestComponent asked = entry.getRequest();
        String[] halves =
                EntryAddress.relative(asked, around.getFhirServerBase()).split("\\?", 2);
        String path = halves[0].startsWith("/") ? halves[0].substring(1) : halves[0];
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw EntryAddress.nowhere(asked);
        }
        EntryRequest request = new EntryRequest(around);
        request.setServer(around.getServer());
        request.setFhirServerBase(around.getFhirServerBase());
        request.setRequestType(asked.getMethod() == HTTPVerb.POST ? RequestTypeEnum.POST : RequestTypeEnum.GET);
        request.setRequestPath(path);
        request.setCompleteUrl(around.getFhirServerBase() + "/" + path + (halves.length > 1 ? "?" + halves[1] : ""));
        request.setParameters(UrlUtil.parseQueryString(halves.length > 1 ? halves[1] : ""));
        request.say("if-none-match", asked.getIfNoneMatch());
        request.say(
                "if-modified-since",
                asked.hasIfModifiedSince()
                        ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                asked.getIfModifiedSince().toInstant().atOffset(ZoneOffset.UTC))
                        : null);
        request.say("content-type", "application/fhir+json");
        request.send(entry.getResource());
        return request;
    }

    private void say(String header, @Nullable String value) {
        headers.put(header, value == null ? List.of() : List.of(value));
    }

    private void send(@Nullable Resource body) {
        setResource(body);
        setRequestContents(
                body == null
                        ? new byte[0]
                        : getFhirContext()
                                .newJsonParser()
                                .encodeResourceToString(body)
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> own = headers.get(name.toLowerCase(Locale.ROOT));
        return own == null ? super.getHeader(name) : own.stream().findFirst().orElse(null);
    }

    @Override
    public List<String> getHeaders(String name) {
        List<String> own = headers.get(name.toLowerCase(Locale.ROOT));
        return own == null ? super.getHeaders(name) : own;
    }

    @Override
    public Map<Object, Object> getUserData() {
        return userData;
    }
}
