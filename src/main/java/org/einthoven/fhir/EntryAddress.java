package org.einthoven.fhir;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.StoredTypes;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.jspecify.annotations.Nullable;

/** Where an entry of a Bundle leads that writes: to a type, to one resource, or to what a query finds. */
record EntryAddress(String type, @Nullable String id, @Nullable String query) {

    private static final Pattern ADDRESS =
            Pattern.compile("/?([A-Z][A-Za-z]+)(?:/([A-Za-z0-9\\-.]{1,64}))?(?:\\?(.*))?");

    static EntryAddress of(BundleEntryRequestComponent request, String base) {
        Matcher matcher = ADDRESS.matcher(relative(request, base));
        if (!matcher.matches() || !StoredTypes.ALL.contains(matcher.group(1))) {
            throw nowhere(request);
        }
        return new EntryAddress(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** An entry's address without the server's own before it. */
    static String relative(BundleEntryRequestComponent request, String base) {
        String url = Optional.ofNullable(request.getUrl()).orElse("");
        return url.startsWith(base + "/") ? url.substring(base.length()) : url;
    }

    static FaultException nowhere(BundleEntryRequestComponent request) {
        String url = Optional.ofNullable(request.getUrl()).orElse("");
        return FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(url) + "\"", "request.url");
    }

    String identified() {
        if (id == null) {
            throw FaultException.of(Fault.INVALID_ID);
        }
        return id;
    }
}
