package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.FileOutlet;
import org.einthoven.archive.PatientOutlet;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.PatientRows.Chunk;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.security.Interaction;

/**
 * All that is kept of a patient: {@code patient.json} with the resources that others sent, what was said of these and their files, each recording with its report as
 * FHIR, WFDB and PDF, printed pages that nobody has laid out yet, and from the audit trail who did what with it. What cannot be written is named in {@code left-out.txt}, and the
 * rest goes on.
 */
@ApplicationScoped
class PatientOutletDesk implements PatientOutlet {
    private static final Map<FileKind, String> FILES =
            Map.of(FileKind.FHIR, "fhir.json", FileKind.WFDB, "wfdb.zip", FileKind.PDF, "report.pdf");

    private static final String PATIENT = "patient.json";
    private static final String AUDIT = "audit.ndjson";

    private final FileOutlet files;
    private final PatientRows rows;
    private final RenderedResources rendered;
    private final CallerAccess caller;
    private final AuditTrail audit;
    private final FhirJson json;
    private final Semaphore one = new Semaphore(1);

    PatientOutletDesk(
            FileOutlet files,
            PatientRows rows,
            RenderedResources rendered,
            CallerAccess caller,
            AuditTrail audit,
            FhirJson json) {
        this.files = files;
        this.rows = rows;
        this.rendered = rendered;
        this.caller = caller;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public void announce(String patient) {
        StoredTypes.ALL.forEach(type -> caller.requireOfToken(type, Interaction.READ));
        caller.requirePatient(patient);
        if (!rows.isKnown(patient)) {
            throw FaultException.of(Fault.NOT_FOUND, "Patient", patient);
        }
        if (one.availablePermits() == 0) {
            throw FaultException.of(Fault.BUSY);
        }
        // whether it went out is written down when it did
        audit.record(AuditAction.READ, "Patient", patient, "to be exported", Outcome.SUCCESS);
    }

    @Override
    public void write(String patient, Gate gate, OutputStream target) throws IOException {
        if (!one.tryAcquire()) {
            ended(patient, "not begun: another export was first", Outcome.REFUSED);
            throw FaultException.of(Fault.BUSY);
        }
        boolean whole = false;
        try {
            ExportZip zip = new ExportZip(target);
            resources(patient, zip);
            for (UUID recording : rows.recordings(patient)) {
                String folder = "recordings/" + recording;
                if (zip.isDone(folder, () -> gate.pass(recording))) {
                    for (Map.Entry<FileKind, String> file : FILES.entrySet()) {
                        zip.put(folder + "/" + file.getValue(), () -> files.file(recording, file.getKey()));
                    }
                }
            }
            pages(patient, zip);
            events(patient, zip);
            zip.finish();
            whole = true;
            ended(patient, "written, left out: " + zip.leftOut(), Outcome.SUCCESS);
        } finally {
            one.release();
            if (!whole) {
                ended(patient, "broken off", Outcome.FAILED);
            }
        }
    }

    /** What was announced, and became of it. */
    private void ended(String patient, String how, Outcome outcome) {
        audit.record(AuditAction.EXPORT, "Patient", patient, how, outcome);
    }

    /** A Bundle, written piece by piece: a patient may have more resources than memory has room for. */
    private void resources(String patient, ExportZip zip) throws IOException {
        List<Long> written = new ArrayList<>();
        Set<Long> left = new HashSet<>();
        try (OutputStream entry = zip.begin(PATIENT)) {
            print(entry, "{\"resourceType\":\"Bundle\",\"type\":\"collection\"");
            Chunk<StoredVersion> chunk = rows.resources(patient, 0);
            for (; !chunk.isEnd(); chunk = rows.resources(patient, chunk.last())) {
                for (StoredVersion version : chunk.rows()) {
                    if (!resource(version, text -> isTheirs(patient, version, text, zip), entry, written, zip)) {
                        left.add(version.key());
                    }
                }
            }
            connected(patient, entry, written, left, zip);
            print(entry, written.isEmpty() ? "}" : "]}");
        }
    }

    /**
     * What was said of these resources or of the recordings, and their files, which name nobody. A large store is searched for it: where
     * that comes to no end, what is found by the patient's name goes out all the same.
     *
     * @param left what is named as not written already
     */
    private void connected(String patient, OutputStream entry, List<Long> written, Set<Long> left, ExportZip zip)
            throws IOException {
        List<Long> keys = new ArrayList<>();
        zip.isDone(
                PATIENT + ": what was said of these, and their files",
                () -> keys.addAll(rows.connected(
                        written, rows.recordings(patient), version -> isNobodyElses(patient, version, left, zip))));
        List<Long> rest = keys;
        for (List<StoredVersion> chunk = rows.fitting(rest); !chunk.isEmpty(); chunk = rows.fitting(rest)) {
            for (StoredVersion version : chunk) {
                resource(version, text -> true, entry, written, zip);
            }
            rest = PatientRows.behind(chunk, rest);
        }
        zip.isDone(PATIENT + ": which files others refer to as well", () -> rows.sharedFiles(written)
                .forEach(file -> zip.leave(PATIENT + ": " + file, "others refer to it as well")));
    }

    /** @return whether it was written */
    private boolean resource(
            StoredVersion version, Predicate<String> theirs, OutputStream entry, List<Long> written, ExportZip zip)
            throws IOException {
        String[] text = new String[1];
        boolean goes =
                zip.isDone(nameOf(version), () -> text[0] = json.encode(rendered.of(version))) && theirs.test(text[0]);
        if (goes) {
            print(entry, (written.isEmpty() ? ",\"entry\":[" : ",") + "{\"resource\":" + text[0] + "}");
            written.add(version.key());
        }
        return goes;
    }

    /** What is rendered is of a recording of theirs. */
    private static boolean isNobodyElses(String patient, StoredVersion version, Set<Long> left, ExportZip zip) {
        String body = version.body();
        if (body != null && PatientsOwn.isAboutAnother(patient, body) && left.add(version.key())) {
            zip.leave(nameOf(version), "it says something of what is theirs, and is about somebody else");
        }
        return !left.contains(version.key());
    }

    private static String nameOf(StoredVersion version) {
        return PATIENT + ": " + version.idType();
    }

    private static boolean isTheirs(String patient, StoredVersion version, String resource, ExportZip zip) {
        boolean theirs = PatientsOwn.isAbout(patient, resource);
        if (!theirs) {
            zip.leave(nameOf(version), "it names the patient, and is about somebody or something else");
        }
        return theirs;
    }

    private void pages(String patient, ExportZip zip) throws IOException {
        for (Map.Entry<UUID, String> page : rows.pages(patient).entrySet()) {
            String name = "pages/" + page.getKey();
            zip.put(name + ".jpg", () -> rows.picture(page.getKey()));
            zip.put(name + ".json", () -> page.getValue().getBytes(StandardCharsets.UTF_8));
        }
        rows.disputedPages(patient)
                .forEach(page -> zip.leave("pages/" + page, "it was sent for this patient and for another one"));
    }

    private void events(String patient, ExportZip zip) throws IOException {
        try (OutputStream entry = zip.begin(AUDIT)) {
            Chunk<String> chunk = rows.events(patient, Long.MAX_VALUE);
            for (; !chunk.isEnd(); chunk = rows.events(patient, chunk.last())) {
                List<String> lines = chunk.rows();
                print(entry, String.join("\n", lines) + "\n");
            }
        }
    }

    private static void print(OutputStream entry, String text) throws IOException {
        entry.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
