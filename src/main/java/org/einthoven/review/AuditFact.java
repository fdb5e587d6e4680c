package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.audit.chain.AuditEntry;
import org.jspecify.annotations.Nullable;

/** One thing that a row of the audit trail says. */
public record AuditFact(String name, String value) {

    /** Without what is not there. */
    static List<AuditFact> of(AuditEntry event) {
        return Stream.of(
                        fact("At", event.at()),
                        fact("Who", event.actor()),
                        fact("Roles", String.join(", ", event.roles())),
                        fact("From", event.address()),
                        fact("Did", event.action()),
                        fact("To", event.entityType()),
                        fact("Id", event.entityId()),
                        fact("Detail", event.detail()),
                        fact("Outcome", event.outcome()),
                        fact("About patients", String.join(", ", event.patients())),
                        fact("By program", event.client()),
                        fact("Token of", event.issuer()),
                        fact("Subject", event.subject()),
                        fact("Request", event.requestId()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AuditFact> fact(String name, @Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty()).map(text -> new AuditFact(name, text));
    }
}
