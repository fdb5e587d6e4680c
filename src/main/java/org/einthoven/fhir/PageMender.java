package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.PageMending;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.ScannedPage;
import org.einthoven.paper.HandTracer;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.PaperFormat;
import org.einthoven.paper.TraceMend;
import org.einthoven.paper.TracedPage;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Keeps mended recordings as Observations derived from those that were mended, each with the Provenance of its mends. */
@ApplicationScoped
class PageMender implements PageMending {
    private final Recordings recordings;
    private final PrintedPages pages;
    private final FileRecordings files;
    private final ResourceWrites writes;
    private final SecurityIdentity identity;
    private final Clock clock;

    PageMender(
            Recordings recordings,
            PrintedPages pages,
            FileRecordings files,
            ResourceWrites writes,
            SecurityIdentity identity,
            Clock clock) {
        this.recordings = recordings;
        this.pages = pages;
        this.files = files;
        this.writes = writes;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID mend(UUID id, List<TraceMend> mends) {
        StoredRecording origin = origin(id);
        String what = mends.stream().map(TraceMend::display).collect(Collectors.joining("; "));
        return keep(
                PaperFormat.mended(pages.scanned(id), recordings.ecg(id), mends),
                origin,
                "Trace mended by hand: " + what);
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public TracedPage trace(UUID id, PageGeometry geometry) {
        ScannedPage scanned = pages.scanned(origin(id).id);
        return HandTracer.trace(scanned.jpeg(), scanned.page().outline(), geometry);
    }

    /** Tracing takes seconds, in which no transaction is open. */
    @Override
    @Transactional(Transactional.TxType.NEVER)
    public UUID accept(UUID id, PageGeometry geometry) {
        ScannedPage scanned = pages.scanned(origin(id).id);
        TracedPage traced = HandTracer.trace(scanned.jpeg(), scanned.page().outline(), geometry);
        return QuarkusTransaction.requiringNew()
                .call(() -> keep(
                        PaperFormat.laidOutAgain(scanned, traced),
                        origin(id),
                        "Page traced again: " + geometry.display()));
    }

    private StoredRecording origin(UUID id) {
        StoredRecording origin =
                recordings.find(id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", id));
        if (origin.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN);
        }
        return origin;
    }

    private UUID keep(ImportedRecording mended, StoredRecording origin, String what) {
        String who = identity.getPrincipal().getName();
        FileRecordings.Mended kept = files.keepMended(mended, origin, what, who);
        if (kept.created()) {
            writes.create(provenance(kept.id(), origin.id, what, who), null);
        }
        return kept.id();
    }

    private Provenance provenance(UUID mended, UUID origin, String what, String who) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference("Observation/" + mended))
                .setRecorded(Date.from(clock.instant()))
                .setActivity(
                        new CodeableConcept(new Coding(CodeSystems.DATA_OPERATION, "UPDATE", "revise")).setText(what));
        provenance.addAgent().setWho(new Reference().setDisplay(who));
        provenance.addEntity().setRole(ProvenanceEntityRole.REVISION).setWhat(new Reference("Observation/" + origin));
        return provenance;
    }
}
