package org.einthoven.formats;

import java.util.List;
import org.einthoven.faults.FaultException;

/** One kind of file. */
public interface RecordingFormat {
    /** As users know it, such as {@code SCP-ECG}. */
    String name();

    /** Whether the content of {@code file} is of this kind, as far as its first bytes tell; never by its name alone. */
    boolean recognises(SentFile file);

    /** The files of a sending from each of which a recording can be read. */
    default List<SentFile> mainFiles(Sending sending) {
        return sending.files().stream().filter(this::recognises).toList();
    }

    /**
     * Reads the recording of {@code file}.
     *
     * @throws FaultException that says what is wrong with the file and where
     */
    ImportedRecording read(SentFile file, Sending sending);
}
