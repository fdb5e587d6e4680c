package org.einthoven.archive;

import java.util.List;
import java.util.UUID;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.SentFile;
import org.jspecify.annotations.Nullable;

/** Takes recordings in from device files. What is answered is stored and will be read, as if it had come over FHIR. */
public interface FileIntake {
    /**
     * Takes in the one recording in {@code files}, as parts where it is too long and the hints allow that, in the name of who signed in, and writes that down in the audit trail.
     *
     * @param patient a reference such as {@code Patient/123} to whose recording it is; null where the file says so itself
     * @throws FaultException that names the file, what is wrong with it, and where
     */
    Receipt take(List<SentFile> files, FileHints hints, @Nullable String patient);

    /**
     * @param created false where the same file was taken in before
     * @param format of the file, in words
     * @param parts of a recording that was split, in order, the first one {@code recording}; else empty
     * @param remarks what the sender should know although the recording is taken
     */
    record Receipt(UUID recording, boolean created, String format, List<UUID> parts, List<String> remarks) {
        public Receipt {
            parts = List.copyOf(parts);
            remarks = List.copyOf(remarks);
        }
    }
}
