package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.FileOutlet;
import org.einthoven.archive.PatientOutlet;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/**
 * All that is kept of a patient: {@code patient.json} with the resources that others sent, each recording with its report as
 * FHIR, WFDB and PDF, and from the audit trail who did what with it.
 */
@ApplicationScoped
class PatientOutletDesk implements PatientOutlet {
    private static final Map<FileKind, String> FILES =
            Map.of(FileKind.FHIR, "fhir.json", FileKind.WFDB, "wfdb.zip", FileKind.PDF, "report.pdf");

    private static final int MOST_EVENTS = 100_000;

    private static final String SENT =
            """
            select r.key from fhir_resource r where not r.deleted and r.recording_id is null
                and (r.resource_type = 'Patient' and r.id = :patient or exists (select 1 from fhir_reference x
                    where x.resource = r.key and x.target_type = 'Patient' and x.target_id = :patient))
            order by r.resource_type, r.key
            """;

    private static final String EVENTS =
            """
            select cast(json_build_object('at', at, 'action', action, 'who', actor, 'roles', roles, 'what', entity_type,
                'id', entity_id, 'outcome', outcome) as text)
            from audit_event where patients @> array[cast(:patient as varchar)] order by id desc
            """;

    private final FileOutlet files;
    private final ResourceStore store;
    private final RenderedResources rendered;
    private final CallerAccess caller;
    private final AuditTrail audit;
    private final EntityManager entities;
    private final FhirJson json;
    private final Semaphore one = new Semaphore(1);

    PatientOutletDesk(
            FileOutlet files,
            ResourceStore store,
            RenderedResources rendered,
            CallerAccess caller,
            AuditTrail audit,
            EntityManager entities,
            FhirJson json) {
        this.files = files;
        this.store = store;
        this.rendered = rendered;
        this.caller = caller;
        this.audit = audit;
        this.entities = entities;
        this.json = json;
    }

    @Override
    public void announce(String patient) {
        StoredTypes.ALL.forEach(type -> caller.requireOfToken(type, Interaction.READ));
        caller.requirePatient(patient);
        if (store.find("Patient", patient).isEmpty() && recordings(patient).isEmpty()) {
            throw FaultException.of(Fault.NOT_FOUND, "Patient", patient);
        }
        audit.record(AuditAction.EXPORT, "Patient", patient);
    }

    @Override
    public void write(String patient, Gate gate, OutputStream target) throws IOException {
        if (!one.tryAcquire()) {
            throw FaultException.of(Fault.BUSY);
        }
        try {
            ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
            put(zip, "patient.json", bundle(patient).getBytes(StandardCharsets.UTF_8));
            List<String> leftOut = new ArrayList<>();
            for (UUID recording : recordings(patient)) {
                String folder = "recordings/" + recording;
                try {
                    gate.pass(recording);
                    leftOut.addAll(put(zip, folder, recording));
                } catch (FaultException refused) {
                    leftOut.add(folder + ": " + refused.getMessage());
                }
            }
            put(zip, "audit.ndjson", lines(events(patient)));
            if (!leftOut.isEmpty()) {
                put(zip, "left-out.txt", lines(leftOut));
            }
            zip.finish();
        } finally {
            one.release();
        }
    }

    /** @return what could not be written, and why */
    private List<String> put(ZipOutputStream zip, String folder, UUID recording) throws IOException {
        List<String> leftOut = new ArrayList<>();
        for (Map.Entry<FileKind, String> file : FILES.entrySet()) {
            String name = folder + "/" + file.getValue();
            try {
                put(zip, name, files.file(recording, file.getKey()));
            } catch (FaultException refused) {
                leftOut.add(name + ": " + refused.getMessage());
            }
        }
        return leftOut;
    }

    private static byte[] lines(List<String> lines) {
        return String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private String bundle(String patient) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
            List<Long> keys = list(SENT, Long.class, patient);
            store.all(keys).forEach(version -> {
                Resource resource = rendered.of(version);
                bundle.addEntry().setResource(resource);
            });
            return json.encode(bundle);
        });
    }

    private List<UUID> recordings(String patient) {
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        list("select id from recording where patient_id = :patient order by id", UUID.class, patient));
    }

    private List<String> events(String patient) {
        return QuarkusTransaction.requiringNew().call(() -> list(EVENTS, String.class, patient));
    }

    private <T> List<T> list(String sql, Class<T> type, String patient) {
        List<?> rows = entities.createNativeQuery(sql, type)
                .setParameter("patient", patient)
                .setMaxResults(MOST_EVENTS)
                .getResultList();
        return rows.stream().map(type::cast).toList();
    }
}
