package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.archive.PageLaying;
import org.einthoven.archive.UnreadPage;
import org.einthoven.archive.UnreadPages;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.paper.HandTracer;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.PaperFormat;
import org.einthoven.paper.TracedPage;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Keeps pages that were laid out by hand as the Observations that their files would have become, with who laid them out. */
@ApplicationScoped
class PageLayer implements PageLaying {
    private final UnreadPages pages;
    private final FileRecordings files;
    private final ResourceWrites writes;
    private final SecurityIdentity identity;
    private final Clock clock;

    PageLayer(UnreadPages pages, FileRecordings files, ResourceWrites writes, SecurityIdentity identity, Clock clock) {
        this.pages = pages;
        this.files = files;
        this.writes = writes;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public TracedPage trace(UUID id, PageGeometry geometry) {
        return HandTracer.trace(pages.jpeg(id), pages.required(id).outline(), geometry);
    }

    /** Tracing takes seconds, in which no transaction is open. */
    @Override
    @Transactional(Transactional.TxType.NEVER)
    public UUID accept(UUID id, PageGeometry geometry, @Nullable String patient) {
        UnreadPage page = pages.required(id);
        byte[] jpeg = pages.jpeg(id);
        ImportedRecording laid = PaperFormat.laidOut(jpeg, HandTracer.trace(jpeg, page.outline(), geometry));
        return QuarkusTransaction.requiringNew().call(() -> keep(laid, page, geometry, patient));
    }

    private UUID keep(ImportedRecording laid, UnreadPage page, PageGeometry geometry, @Nullable String patient) {
        pages.remove(page.id());
        Receipt kept = files.keep(laid, page.fileHash(), ZoneOffset.UTC, patient);
        if (kept.created()) {
            writes.create(provenance(kept.recording(), page, geometry), null);
        }
        return kept.recording();
    }

    private Provenance provenance(UUID recording, UnreadPage page, PageGeometry geometry) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference("Observation/" + recording))
                .setRecorded(Date.from(clock.instant()))
                .setActivity(new CodeableConcept(new Coding(CodeSystems.DATA_OPERATION, "CREATE", "create"))
                        .setText("Printed page " + page.fileName() + " traced: " + geometry.display()));
        provenance
                .addAgent()
                .setWho(new Reference().setDisplay(identity.getPrincipal().getName()));
        provenance
                .addAgent()
                .setType(new CodeableConcept().setText("sent the page"))
                .setWho(new Reference().setDisplay(page.sentBy()));
        return provenance;
    }
}
