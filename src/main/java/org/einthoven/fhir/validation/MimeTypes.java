package org.einthoven.fhir.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types as BCP 13 (RFC 6838, 4.2) writes them: the one required value set of R4 that cannot be listed. */
final class MimeTypes {

    private static final int LONGEST = 255;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+-]*( *;.*)?");

    /** True also where there is none. */
    static boolean isWellFormed(@Nullable String type) {
        return type == null || (type.length() <= LONGEST && FORM.matcher(type).matches());
    }

    private MimeTypes() {}
}
