package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.FileOutlet;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.formats.OutgoingFormat;
import org.einthoven.formats.csv.CsvTable;
import org.einthoven.formats.dicom.DicomInstance;
import org.einthoven.formats.physionet.WfdbZip;
import org.einthoven.formats.xml.AecgDocument;
import org.einthoven.print.PrintedReport;
import org.einthoven.print.ReportPrinter;
import org.einthoven.print.TraceSheet;
import org.einthoven.security.Interaction;

/** Writes files of recordings, of no more samples at a time than the heap has room for. */
@ApplicationScoped
class OutletDesk implements FileOutlet {
    private static final int PART_OF_HEAP = 16;

    /** Of a sample in a text, as most kinds of files are on their way. */
    private static final long BYTES_PER_SAMPLE = 6;

    /** What every file tells of, besides the Observation that a token must be good for anyway. */
    private static final List<String> TELLS_OF = List.of("Patient", "DiagnosticReport");

    /** What a Bundle holds besides. */
    private static final List<String> BUNDLE_HOLDS = List.of("Device", "Provenance");

    private final Recordings recordings;
    private final OutgoingRecordings outgoing;
    private final RecordingBundles bundles;
    private final ReportPrinter printer;
    private final CallerAccess caller;
    private final AuditTrail audit;
    private final ByteBudget budget;

    OutletDesk(
            Recordings recordings,
            OutgoingRecordings outgoing,
            RecordingBundles bundles,
            ReportPrinter printer,
            CallerAccess caller,
            AuditTrail audit,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.recordings = recordings;
        this.outgoing = outgoing;
        this.bundles = bundles;
        this.printer = printer;
        this.caller = caller;
        this.audit = audit;
        this.budget = ByteBudget.ofHeap(PART_OF_HEAP, limit.asLongValue());
    }

    @Override
    @Transactional
    public byte[] file(UUID id, FileKind kind) {
        require(TELLS_OF);
        if (kind == FileKind.FHIR) {
            require(BUNDLE_HOLDS);
        }
        StoredRecording recording =
                recordings.find(id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", id));
        int channels = recording.leads.length + recording.unknownLeads.length + 1;
        // one that is larger than all the room has it for itself
        long bytes = Math.min(budget.limit(), BYTES_PER_SAMPLE * recording.samples * channels);
        if (!budget.take(bytes)) {
            throw FaultException.of(Fault.BUSY);
        }
        try {
            byte[] file = written(recording, kind);
            audit.record(AuditAction.EXPORT, "Recording", id.toString(), kind.code(), Outcome.SUCCESS);
            return file;
        } finally {
            budget.giveBack(bytes);
        }
    }

    private void require(List<String> types) {
        types.forEach(type -> caller.requireOfToken(type, Interaction.READ));
    }

    private byte[] written(StoredRecording recording, FileKind kind) {
        return switch (kind) {
            case WFDB -> written(recording, new WfdbZip());
            case DICOM -> written(recording, new DicomInstance());
            case AECG -> written(recording, new AecgDocument());
            case CSV -> written(recording, new CsvTable());
            case FHIR -> bundles.of(recording).getBytes(StandardCharsets.UTF_8);
            case PDF -> ReportPrinter.pdf(report(recording));
            case SVG -> trace(recording).svg();
            case PNG -> trace(recording).png();
        };
    }

    private byte[] written(StoredRecording recording, OutgoingFormat format) {
        return format.write(outgoing.of(recording));
    }

    private PrintedReport report(StoredRecording recording) {
        return printer.report(recording.id, printer.version(recording.id))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "report of recording", recording.id));
    }

    private TraceSheet trace(StoredRecording recording) {
        return printer.trace(recording.id)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "known lead in recording", recording.id));
    }
}
