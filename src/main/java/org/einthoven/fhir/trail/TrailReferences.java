package org.einthoven.fhir.trail;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.einthoven.audit.AuditAction;
import org.einthoven.fhir.ModelDevices;
import org.einthoven.fhir.store.AskedToken;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.SearchText;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;

/** What rows of the trail refer to: who took part, whose data it was, and which resource. */
final class TrailReferences {

    /** No patient is known whose data it was. */
    static final Condition NOBODY = Condition.of("array_length(patients) = 0");

    /** Nor any single thing; a search is described by what was asked. */
    static final Condition NOTHING = Condition.all(List.of(
            NOBODY, Condition.of("(entityId is null or action = ? and detail is not null)", AuditAction.SEARCH)));

    private static final String PATIENT = "Patient";
    private static final LocalReference SERVER = new LocalReference("Device", ModelDevices.SOFTWARE_ID);

    private final Set<String> resourceTypes;
    private final UnaryOperator<String> relative;

    TrailReferences(Set<String> resourceTypes, UnaryOperator<String> relative) {
        this.resourceTypes = Set.copyOf(resourceTypes);
        this.relative = relative;
    }

    /** A resource on this server; its type is null where only its id is said. */
    private record Target(@Nullable String type, String id) {

        boolean mayBe(String other) {
            return type == null || type.equals(other);
        }
    }

    Condition of(String parameter, String modifier, String value) {
        if (parameter.equals(AuditEvent.SP_AGENT) && modifier.equals("identifier")) {
            return agent(value);
        }
        if (!modifier.isEmpty() && !resourceTypes.contains(modifier)) {
            throw SearchText.unknown(parameter + ":" + modifier);
        }
        Target target = target(parameter, modifier, value);
        if (target == null) {
            return Condition.of("1 = 0"); // what is elsewhere is not touched here
        }
        return switch (parameter) {
            case AuditEvent.SP_AGENT ->
                // the server takes part in everything, and people have no resources here
                Condition.of(target.mayBe(SERVER.type()) && target.id().equals(SERVER.id()) ? "1 = 1" : "1 = 0");
            case AuditEvent.SP_PATIENT -> patient(target.mayBe(PATIENT) ? target.id() : "");
            default -> entity(target);
        };
    }

    private @Nullable Target target(String parameter, String modifier, String value) {
        String said = SearchText.plain(value);
        LocalReference local = LocalReference.of(relative.apply(said));
        String stated = modifier.isEmpty() ? null : modifier;
        if (local == null) {
            return LocalReference.of(PATIENT + "/" + said) == null ? null : new Target(stated, said);
        }
        if (stated != null && !stated.equals(local.type())) {
            throw SearchText.invalid(parameter + ":" + modifier, value);
        }
        return new Target(local.type(), local.id());
    }

    private static Condition patient(String id) {
        return Condition.of("array_contains(patients, ?)", id);
    }

    private static Condition entity(Target target) {
        if (PATIENT.equals(target.type())) {
            return patient(target.id());
        }
        return target.type() == null
                ? Condition.any(List.of(patient(target.id()), Condition.of("entityId = ?", target.id())))
                : Condition.of("(entityType = ? and entityId = ?)", target.type(), target.id());
    }

    /** By who says that it is them: {@code issuer|subject}, or the name alone, of a person or a program. */
    private static Condition agent(String value) {
        AskedToken asked = AskedToken.of(AuditEvent.SP_AGENT + ":identifier", value);
        String name = asked.code();
        Condition token = Condition.of("(subject = ? or client = ?)", name, name);
        Condition account = Condition.of("(subject is null and client is null and actor = ?)", name);
        if (asked.system() == null) {
            return Condition.any(List.of(token, account));
        }
        if (asked.system().isEmpty()) {
            return account;
        }
        Condition issuer = Condition.of("issuer = ?", asked.system());
        return name.isEmpty() ? issuer : Condition.all(List.of(issuer, token));
    }
}
