package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.FileIntake;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.paper.PaperFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and has them kept. Reading happens outside of any transaction, and of no more bytes at a time than the heap
 * has room for: a file unpacks to some ten times its size.
 */
@ApplicationScoped
class FileDesk implements FileIntake {
    private static final int PART_OF_HEAP = 16;

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
            ImportedRecording imported = files.read(sending);
            return recordings.keep(imported, hash, hints.zone(), patient);
        } finally {
            budget.giveBack(bytes);
        }
    }
}
