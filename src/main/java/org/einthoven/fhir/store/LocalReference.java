package org.einthoven.fhir.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reference to a resource on this server: relative, as FHIR R4 2.3.0.1 writes it, with or without a version. */
public record LocalReference(String type, String id) {

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?");

    /** Null for one that leads elsewhere, or into the resource itself. */
    public static @Nullable LocalReference of(@Nullable String reference) {
        Matcher matcher = RELATIVE.matcher(reference == null ? "" : reference);
        return matcher.matches() ? new LocalReference(matcher.group(1), matcher.group(2)) : null;
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
