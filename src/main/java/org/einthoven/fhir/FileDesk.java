package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.PageLaidAside;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.PartOfWhole;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.paper.PageNotRead;
import org.einthoven.paper.PaperFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and has them kept. Reading happens outside of any transaction, and of no more bytes at a time than the heap
 * has room for: a file unpacks to some ten times its size.
 */
@ApplicationScoped
class FileDesk implements FileIntake {
    private static final int PART_OF_HEAP = 16;

    /** Of a recording that is split. */
    private static final Duration EACH = Duration.ofMinutes(30);

    private final RecordingFiles files = FormatCatalogue.filesAnd(new PaperFormat());
    private final FileRecordings recordings;
    private final ByteBudget budget;

    FileDesk(
            FileRecordings recordings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.recordings = recordings;
        this.budget = ByteBudget.ofHeap(PART_OF_HEAP, limit.asLongValue());
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public Receipt take(List<SentFile> sent, FileHints hints, @Nullable String patient) {
        long bytes = sent.stream().mapToLong(SentFile::length).sum();
        if (!budget.take(bytes)) {
            throw FaultException.of(Fault.BUSY);
        }
        try {
            Sending sending = files.unpack(sent, hints);
            String hash = sending.sha256();
            Optional<Receipt> known = recordings.known(hash);
            if (known.isPresent()) {
                return known.get();
            }
            ImportedRecording imported;
            try {
                imported = files.read(sending);
            } catch (PageNotRead page) {
                return laidAside(page, hash, patient);
            }
            if (imported.duration().compareTo(RecordingLimits.MAX_DURATION) <= 0) {
                return recordings.keep(imported, hash, hints.zone(), patient);
            }
            if (!hints.split()) {
                throw FaultException.of(
                        Fault.FILE_TOO_LONG,
                        imported.duration().toMinutes(),
                        RecordingLimits.MAX_DURATION.toMinutes(),
                        EACH.toMinutes());
            }
            return parts(PartOfWhole.of(imported, EACH), hash, hints, patient);
        } finally {
            budget.giveBack(bytes);
        }
    }

    /**
     * A page that is not read by itself is laid aside for somebody who lays it out by hand, unless somebody did meanwhile.
     *
     * @throws FaultException that says where it waits, or why it cannot
     */
    private Receipt laidAside(PageNotRead page, String hash, @Nullable String patient) {
        FileRecordings.Aside aside = recordings.layAside(page, hash, patient);
        if (aside.waiting() != null) {
            throw new PageLaidAside(page, aside.waiting());
        }
        return aside.known().orElseThrow();
    }

    /** Each part is kept by itself: who is stopped in between goes on where they were. */
    private Receipt parts(List<PartOfWhole> parts, String hash, FileHints hints, @Nullable String patient) {
        List<Receipt> kept = new ArrayList<>();
        for (PartOfWhole part : parts) {
            kept.add(recordings.keep(part, hash, hints.zone(), patient));
        }
        Receipt first = kept.get(0);
        return new Receipt(
                first.recording(),
                kept.stream().anyMatch(Receipt::created),
                first.format(),
                kept.stream().map(Receipt::recording).toList(),
                first.remarks());
    }
}
