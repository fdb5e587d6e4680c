package org.einthoven.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.SentFile;
import org.einthoven.inbox.InboxFolder.Arrived;
import org.einthoven.security.Roles;

/** Takes in one recording in the name of the inbox, while no other server is at it. */
@ApplicationScoped
class InboxTaker {
    /** As the audit trail and the recording name who sent it. */
    static final String NAME = "inbox";

    /** Reading a printed ECG on a loaded machine. */
    private static final int SECONDS = 300;

    private final FileIntake intake;
    private final EntityManager entities;
    private final CurrentIdentityAssociation identity;

    InboxTaker(FileIntake intake, EntityManager entities, CurrentIdentityAssociation identity) {
        this.intake = intake;
        this.entities = entities;
        this.identity = identity;
    }

    /** Empty where another server takes it, or has taken it, right now. */
    @ActivateRequestContext
    Optional<Receipt> take(Arrived recording) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(NAME))
                .addRole(Roles.EHR)
                .build());
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            if (!isMine(recording.name()) || !recording.files().stream().allMatch(Files::exists)) {
                return Optional.empty();
            }
            List<SentFile> files = recording.files().stream()
                    .map(file -> SentFile.at(file, file.getFileName().toString()))
                    .toList();
            return Optional.of(intake.take(files, FileHints.NONE, null));
        });
    }

    /** Until the transaction ends; a server that dies lets go. */
    private boolean isMine(String name) {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "inbox " + name)
                .getSingleResult();
    }
}
