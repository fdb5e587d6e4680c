package org.einthoven.fhir.trail;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditQuery;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.Cursor;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Puts FHIR's search parameters into a question to the trail. */
final class AuditQueries {
    /** No row has this id. */
    private static final long NONE = -1;

    private final AuditQuery query = new AuditQuery();

    AuditQuery query() {
        return query;
    }

    AuditQueries id(@Nullable String id) {
        return number("_id", id, query::id);
    }

    AuditQueries before(@Nullable String id) {
        return number(Cursor.PARAMETER, id, query::before);
    }

    private AuditQueries number(String name, @Nullable String text, Consumer<Long> then) {
        if (text != null) {
            then.accept(text.matches("\\d{1,18}") ? Long.parseLong(text) : NONE);
        }
        return this;
    }

    AuditQueries date(@Nullable DateRangeParam date) {
        if (date != null) {
            instant(date.getLowerBoundAsInstant(), query::from);
            instant(date.getUpperBoundAsInstant(), query::until);
        }
        return this;
    }

    private static void instant(@Nullable Date date, Consumer<Instant> then) {
        if (date != null) {
            then.accept(date.toInstant());
        }
    }

    AuditQueries text(@Nullable String text, Consumer<String> then) {
        if (text != null) {
            then.accept(text);
        }
        return this;
    }

    /** Who took part, by who says that it is them: {@code issuer|subject}, or the subject alone. */
    AuditQueries agents(List<String> identifiers) {
        identifiers.forEach(identifier -> {
            String[] named = identifier.split("\\|", 2);
            query.subject(named.length < 2 || named[0].isEmpty() ? null : named[0], named[named.length - 1]);
        });
        return this;
    }

    /**
     * Who took part, by reference: the server itself in everything, and nobody else, since people have no resources here.
     *
     * @param server reference to this server
     */
    AuditQueries agents(List<String> references, String server) {
        if (!references.stream().allMatch(server::equals)) {
            query.id(NONE);
        }
        return this;
    }

    AuditQueries patient(@Nullable ReferenceParam patient) {
        if (patient != null) {
            query.patient(patient.getIdPart());
        }
        return this;
    }

    AuditQueries entity(@Nullable ReferenceParam entity) {
        if (entity == null) {
            return this;
        }
        if (entity.getResourceType() == null) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETER, "\"" + Excerpt.of(String.valueOf(entity.getValue())) + "\"", "entity");
        }
        if (entity.getResourceType().equals("Patient")) {
            query.patient(entity.getIdPart());
        } else {
            query.entity(entity.getResourceType(), entity.getIdPart());
        }
        return this;
    }

    /** By a coding of what was done; of those that FHIR writes differently for its own resources and others, either. */
    AuditQueries actions(@Nullable TokenOrListParam tokens, Function<AuditPattern, List<Coding>> codings) {
        if (tokens != null) {
            query.actions(Arrays.stream(AuditAction.values())
                    .filter(action -> any(tokens, token -> codings.apply(AuditPattern.of(action)).stream()
                            .anyMatch(coding -> matches(token, coding))))
                    .toList());
        }
        return this;
    }

    AuditQueries outcomes(@Nullable TokenOrListParam tokens) {
        if (tokens != null) {
            query.outcomes(Arrays.stream(Outcome.values())
                    .filter(outcome -> any(tokens, token -> AuditEventRenderer.outcome(outcome)
                            .toCode()
                            .equals(token.getValue())))
                    .toList());
        }
        return this;
    }

    private static boolean any(TokenOrListParam tokens, Predicate<TokenParam> matches) {
        return tokens.getValuesAsQueryTokens().stream().anyMatch(matches);
    }

    private static boolean matches(TokenParam token, Coding coding) {
        return coding.getCode().equals(token.getValue())
                && (token.getSystem() == null || token.getSystem().equals(coding.getSystem()));
    }
}
