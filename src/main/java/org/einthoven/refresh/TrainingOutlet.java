package org.einthoven.refresh;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.refresh.TrainingExport.Content;

/** Gives training sets out, one at a time, and writes down whose recordings went. */
@ApplicationScoped
public class TrainingOutlet {
    /** A row of the trail stays readable. */
    private static final int PATIENTS_A_ROW = 100;

    private static final String ENTITY = "TrainingSet";

    private final TrainingSets sets;
    private final ReviewedRecordings reviewed;
    private final Recordings recordings;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Semaphore one = new Semaphore(1);

    TrainingOutlet(
            TrainingSets sets,
            ReviewedRecordings reviewed,
            Recordings recordings,
            EntityManager entities,
            AuditTrail audit) {
        this.sets = sets;
        this.reviewed = reviewed;
        this.recordings = recordings;
        this.entities = entities;
        this.audit = audit;
    }

    /** Writes down that it is asked for; to be called before {@link #write}, in the request of who asked. */
    public TrainingSet announce(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            TrainingSet set = sets.find(id).set();
            writeDown(AuditAction.READ, set, "to be exported", Outcome.SUCCESS);
            return set;
        });
    }

    private void writeDown(AuditAction action, TrainingSet set, String how, Outcome outcome) {
        List<?> patients = entities.createNativeQuery(
                        "select distinct r.patient_id from training_member m join recording r on r.id = m.recording_id"
                                + " where m.set_id = ? and r.patient_id is not null order by r.patient_id",
                        String.class)
                .setParameter(1, set.id())
                .getResultList();
        List<String> names = patients.stream().map(String.class::cast).toList();
        for (int from = 0; from == 0 || from < names.size(); from += PATIENTS_A_ROW) {
            audit.record(
                    action,
                    ENTITY,
                    set.id().toString(),
                    set.title() + ", " + how,
                    names.subList(from, Math.min(names.size(), from + PATIENTS_A_ROW)),
                    outcome);
        }
    }

    /**
     * Writes the zip, a recording at a time, and down whether it went out.
     *
     * @throws FaultException {@link Fault#BUSY} while another one is on its way
     * @throws IllegalStateException where a recording or its labels are not those that the set was made of: the zip ends without
     *     a directory then, and cannot be taken for a whole one
     */
    public void write(TrainingSet set, OutputStream target) throws IOException {
        if (!one.tryAcquire()) {
            audit.record(
                    AuditAction.EXPORT,
                    ENTITY,
                    set.id().toString(),
                    set.title() + ", not begun: another export was first",
                    Outcome.REFUSED);
            throw FaultException.of(Fault.BUSY);
        }
        boolean whole = false;
        try {
            new TrainingExport(set, sets.members(set.id()), target).write(this::content);
            ended(set, "written", Outcome.SUCCESS);
            whole = true;
        } finally {
            one.release();
            if (!whole) {
                // some of it is out by then
                ended(set, "broken off", Outcome.FAILED);
            }
        }
    }

    private void ended(TrainingSet set, String how, Outcome outcome) {
        QuarkusTransaction.joiningExisting().run(() -> writeDown(AuditAction.EXPORT, set, how, outcome));
    }

    private Optional<Content> content(TrainingMember member) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<StoredRecording> recording = recordings.find(member.recording());
            return recording.map(row -> {
                Waveform waveform = recordings.waveform(row.id);
                Labels labels = reviewed.labels(row.id, member.reviewVersion());
                if (!DigestUtils.sha256Hex(waveform.encode()).equals(member.samplesSha256())
                        || !DigestUtils.sha256Hex(labels.canonical()).equals(member.labelsSha256())) {
                    throw new IllegalStateException(member.record() + " is not what the set was made of");
                }
                return new Content(row, waveform, labels);
            });
        });
    }
}
