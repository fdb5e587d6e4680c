package org.einthoven.fhir;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.UnreadPages;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.PartOfWhole;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.paper.PageNotRead;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Keeps recordings from files. The hash of a file is an identifier of its Observation: a file is taken in once. */
@ApplicationScoped
class FileRecordings {
    /** The system of identifiers that are SHA-256 hashes of files, in hexadecimal. */
    static final String FILE_HASH = "https://einthoven.org/fhir/file-sha256";

    /** The system of identifiers of parts: the hash of the file, which part, and of how many. */
    static final String FILE_PART = "https://einthoven.org/fhir/file-sha256-part";

    private static final String TYPE = "Observation";

    private final ObservationDecoder decoder;
    private final Recordings recordings;
    private final PrintedPages pages;
    private final UnreadPages unread;
    private final FilePatients patients;
    private final Matching matching;
    private final AuditTrail audit;
    private final SecurityIdentity identity;

    FileRecordings(
            ObservationDecoder decoder,
            Recordings recordings,
            PrintedPages pages,
            UnreadPages unread,
            FilePatients patients,
            Matching matching,
            AuditTrail audit,
            SecurityIdentity identity) {
        this.decoder = decoder;
        this.recordings = recordings;
        this.pages = pages;
        this.unread = unread;
        this.patients = patients;
        this.matching = matching;
        this.audit = audit;
        this.identity = identity;
    }

    /** What was taken in of these files before; a page of theirs, as an older server may have left one, waits no longer. */
    @Transactional
    Optional<Receipt> known(String hash) {
        Optional<Receipt> known = known(new Identifier().setSystem(FILE_HASH).setValue(hash));
        known.ifPresent(receipt -> unread.became(receipt.recording(), hash));
        return known;
    }

    private Optional<Receipt> known(Identifier file) {
        return matching.one(TYPE, Matching.identifier(file.getSystem(), file.getValue()))
                .map(this::known);
    }

    private Receipt known(StoredVersion version) {
        audit.record(AuditAction.READ, TYPE, version.id());
        return new Receipt(
                UUID.fromString(version.id()), false, "", List.of(), List.of("This file was taken in before."));
    }

    /** @param created false where the same had been mended before */
    record Mended(UUID id, boolean created) {}

    /** Keeps {@code recording}, made from {@code origin} by what {@code who} did to its trace. */
    @Transactional(Transactional.TxType.MANDATORY)
    Mended keepMended(ImportedRecording recording, StoredRecording origin, String what, String who) {
        Reference subject = origin.subject == null ? null : new Reference(origin.subject);
        Observation observation = new FileObservation(recording).encode(subject, ZoneOffset.UTC);
        String hash = DigestUtils.sha256Hex(origin.id + "\n" + samples(observation));
        Identifier file = new Identifier().setSystem(FILE_HASH).setValue(hash);
        return matching.one(TYPE, Matching.identifier(FILE_HASH, hash))
                .map(known -> new Mended(UUID.fromString(known.id()), false))
                .orElseGet(() -> {
                    if (origin.recordedAt != null) {
                        observation.setEffective(new DateTimeType(Date.from(origin.recordedAt)));
                    }
                    observation.addDerivedFrom(new Reference(TYPE + "/" + origin.id));
                    observation.addNote().setAuthor(new StringType(who)).setText(what + ".");
                    UUID id = keep(observation, recording, file).recording().id();
                    recordings.mended(id, origin.id);
                    return new Mended(id, true);
                });
    }

    /** What tells mends apart: not their words, which are rounded, but what they make of the trace. */
    private static String samples(Observation observation) {
        return observation.getComponent().stream()
                .map(component -> component.getCode().getText() + " "
                        + component.getValueSampledData().getData())
                .collect(Collectors.joining("\n"));
    }

    /** Keeps the recording unless these files were taken in meanwhile; a page of it waits no longer. */
    @Transactional
    Receipt keep(ImportedRecording imported, String hash, ZoneId zone, @Nullable String patient) {
        Identifier file = new Identifier().setSystem(FILE_HASH).setValue(hash);
        Receipt kept = known(file).orElseGet(() -> create(imported, file, zone, patient));
        unread.became(kept.recording(), hash);
        return kept;
    }

    /**
     * Where a page is.
     *
     * @param waiting the id under which it waits; null where it became a recording meanwhile, which is {@code known}
     */
    record Aside(@Nullable UUID waiting, Optional<Receipt> known) {}

    /**
     * Lays a page aside for somebody who lays it out by hand, unless its file was taken in meanwhile.
     *
     * @throws FaultException where the patient is not known, the caller may not name them, or too many pages wait
     */
    @Transactional
    Aside layAside(PageNotRead page, String hash, @Nullable String patient) {
        // whoever keeps a recording of this file comes before or after, but not in between
        Optional<Receipt> known = known(hash);
        if (known.isPresent()) {
            return new Aside(null, known);
        }
        Reference subject = patients.subject(RecordedPerson.UNKNOWN, patient);
        String whose = subject == null ? null : subject.getReference();
        return new Aside(unread.keep(page, hash, whose, identity.getPrincipal().getName()), Optional.empty());
    }

    /** Keeps a part unless it was taken in before. */
    @Transactional
    Receipt keep(PartOfWhole part, String hash, ZoneId zone, @Nullable String patient) {
        Identifier file =
                new Identifier().setSystem(FILE_PART).setValue(hash + "/" + part.number() + "-of-" + part.all());
        return known(file).orElseGet(() -> {
            Receipt kept = create(part.recording(), file, zone, patient);
            recordings.partOf(kept.recording(), hash, part.number(), part.all());
            return kept;
        });
    }

    private Receipt create(ImportedRecording imported, Identifier file, ZoneId zone, @Nullable String patient) {
        Reference subject = patients.subject(imported.person(), patient);
        FileObservation written = new FileObservation(imported);
        DecodedRecording decoded = keep(written.encode(subject, zone), imported, file);
        List<String> remarks = new ArrayList<>(written.remarks());
        decoded.warnings().stream().map(Warning::text).forEach(remarks::add);
        return new Receipt(decoded.recording().id(), true, imported.format(), List.of(), remarks);
    }

    private DecodedRecording keep(Observation observation, ImportedRecording imported, Identifier file) {
        UUID id = recordings.newId();
        observation.addIdentifier(file);
        DecodedRecording decoded =
                decoder.decode(observation, id, identity.getPrincipal().getName());
        recordings.accept(decoded.recording());
        if (imported.page() != null) {
            pages.keep(id, imported.page());
        }
        audit.record(AuditAction.CREATE, TYPE, id.toString());
        return decoded;
    }
}
