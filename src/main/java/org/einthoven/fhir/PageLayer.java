package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.archive.PageLaying;
import org.einthoven.archive.UnreadPage;
import org.einthoven.archive.UnreadPage.Said;
import org.einthoven.archive.UnreadPages;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
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
    public UUID accept(UUID id, PageGeometry geometry, @Nullable String patient, @Nullable String seen) {
        UnreadPage page = pages.required(id);
        byte[] jpeg = pages.jpeg(id);
        ImportedRecording laid =
                PaperFormat.laidOut(jpeg, HandTracer.trace(jpeg, page.outline(), geometry), page.reason());
        Receipt kept = QuarkusTransaction.requiringNew().call(() -> keep(laid, page, geometry, patient, seen));
        if (!kept.created()) {
            throw FaultException.of(Fault.PAGE_IS_RECORDING, kept.recording());
        }
        return kept.recording();
    }

    private Receipt keep(
            ImportedRecording laid,
            UnreadPage page,
            PageGeometry geometry,
            @Nullable String patient,
            @Nullable String seen) {
        Optional<Receipt> meanwhile = files.known(page.fileHash());
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        UnreadPage held = pages.hold(page.id());
        if (!held.isAsSeen(seen, patient)) {
            throw FaultException.of(Fault.PAGE_SAID_ANEW);
        }
        Receipt kept = files.keep(laid, page.fileHash(), ZoneOffset.UTC, patient);
        if (kept.created()) {
            writes.create(provenance(kept.recording(), held, geometry, patient), null);
        }
        return kept;
    }

    private Provenance provenance(UUID recording, UnreadPage page, PageGeometry geometry, @Nullable String patient) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference("Observation/" + recording))
                .setRecorded(Date.from(clock.instant()))
                .setActivity(new CodeableConcept(new Coding(CodeSystems.DATA_OPERATION, "CREATE", "create"))
                        .setText("Printed page " + page.fileName() + ", which was not read by itself ("
                                + page.reason().sentence() + "), traced: " + geometry.display()
                                + whose(page, patient)));
        provenance
                .addAgent()
                .setWho(new Reference().setDisplay(identity.getPrincipal().getName()));
        provenance
                .addAgent()
                .setType(new CodeableConcept().setText("sent the page"))
                .setWho(new Reference().setDisplay(page.sentBy()));
        return provenance;
    }

    /** Where the reader says otherwise than who sent it. */
    private static String whose(UnreadPage page, @Nullable String patient) {
        List<String> said = page.said().stream().map(Said::patient).toList();
        String reader = patient == null ? "nobody's" : patient.startsWith("Patient/") ? patient : "Patient/" + patient;
        boolean same = said.isEmpty() ? patient == null : said.equals(List.of(reader));
        return same
                ? ""
                : "; whose it is: " + reader + " by the reader, "
                        + (said.isEmpty()
                                ? "not said by the sender"
                                : page.said().stream().map(Said::words).collect(Collectors.joining(", ")));
    }
}
