package org.einthoven.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a token's scopes allow, by SMART App Launch 1 ({@code system/Observation.read}) and 2 ({@code
 * user/Observation.rs}). Scopes that this server cannot keep to, those bound to one patient and those with a query,
 * allow nothing.
 */
public final class SmartScopes {
    /** What is done to a resource type; the letters of SMART 2. */
    public enum Interaction {
        CREATE('c'),
        READ('r'),
        UPDATE('u'),
        DELETE('d'),
        SEARCH('s');

        private final char letter;

        Interaction(char letter) {
            this.letter = letter;
        }
    }

    private record Grant(String type, String letters) {
        boolean covers(String wanted, Interaction interaction) {
            return (type.equals("*") || type.equals(wanted)) && letters.indexOf(interaction.letter) >= 0;
        }
    }

    private static final Pattern SCOPE =
            Pattern.compile("(?:system|user)/(\\*|[A-Za-z]+)\\.(read|write|\\*|c?r?u?d?s?)");

    private final List<Grant> grants;
    private final Set<String> roles;

    private SmartScopes(List<Grant> grants, Set<String> roles) {
        this.grants = grants;
        this.roles = roles;
    }

    /** @param scopes as the token lists them */
    public static SmartScopes of(Set<String> scopes) {
        List<Grant> grants =
                scopes.stream().flatMap(scope -> grant(scope).stream()).toList();
        Set<String> roles = Arrays.stream(Role.values())
                .filter(role ->
                        scopes.contains("einthoven/" + role.roleName()) || (role == Role.EHR && !grants.isEmpty()))
                .map(Role::roleName)
                .collect(Collectors.toUnmodifiableSet());
        return new SmartScopes(grants, roles);
    }

    private static Optional<Grant> grant(String scope) {
        Matcher matcher = SCOPE.matcher(scope);
        if (!matcher.matches() || matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        String letters =
                switch (matcher.group(2)) {
                    case "read" -> "rs";
                    case "write" -> "cud";
                    case "*" -> "cruds";
                    default -> matcher.group(2);
                };
        return Optional.of(new Grant(matcher.group(1), letters));
    }

    /** The roles that come with the scopes: any grant makes a program of the clinic, {@code einthoven/role} the role. */
    public Set<String> roles() {
        return roles;
    }

    public boolean allow(String resourceType, Interaction interaction) {
        return grants.stream().anyMatch(grant -> grant.covers(resourceType, interaction));
    }
}
