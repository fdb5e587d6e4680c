package org.einthoven.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One scope for clinical data, by SMART App Launch 1 ({@code system/Observation.read}) or 2 ({@code
 * patient/Observation.rs}). One with a query ({@code ?category=laboratory}) is none here: a server that cannot keep to
 * it must not read it as the wider scope without.
 *
 * @param type a resource type, or {@code *} for all
 * @param letters those of {@link Interaction} that it allows
 */
record ClinicalScope(Context context, String type, String letters) {
    /** On whose behalf. */
    enum Context {
        /** About the one patient in whose context an app was launched. */
        PATIENT,
        /** As far as the user may. */
        USER,
        /** A program by itself. */
        SYSTEM
    }

    static final String EVERY_TYPE = "*";

    private static final Pattern SYNTAX =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]+)\\.(read|write|\\*|c?r?u?d?s?)");

    /** Empty for what is no such scope. */
    static Optional<ClinicalScope> parse(String scope) {
        Matcher matcher = SYNTAX.matcher(scope);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return Optional.empty();
        }
        Context context =
                switch (matcher.group(1)) {
                    case "patient" -> Context.PATIENT;
                    case "user" -> Context.USER;
                    default -> Context.SYSTEM;
                };
        String letters =
                switch (matcher.group(3)) {
                    case "read" -> "rs";
                    case "write" -> "cud";
                    case "*" -> "cruds";
                    default -> matcher.group(3);
                };
        return Optional.of(new ClinicalScope(context, matcher.group(2), letters));
    }

    boolean covers(String wanted, Interaction interaction) {
        return (type.equals(EVERY_TYPE) || type.equals(wanted)) && letters.indexOf(interaction.letter()) >= 0;
    }
}
