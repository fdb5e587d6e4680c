package org.einthoven.formats;

import java.util.List;
import java.util.Optional;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Finds out what files are, by their content, and reads the one recording in them. */
public final class RecordingFiles {
    private final List<RecordingFormat> formats;

    /** @param formats in the order in which they are asked: those with a sure mark first */
    public RecordingFiles(List<RecordingFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** Takes zips apart. */
    public Sending unpack(List<SentFile> sent, FileHints hints) {
        return new Sending(
                sent.stream().flatMap(file -> Unzipped.of(file).stream()).toList(), hints);
    }

    /**
     * Reads the recording of {@code sending}: one file, or the files of one WFDB record.
     *
     * @throws FaultException that names the file and what is wrong with it
     */
    public ImportedRecording read(Sending sending) {
        for (RecordingFormat format : formats) {
            List<SentFile> mine = format.mainFiles(sending);
            if (mine.size() > 1) {
                throw FaultException.of(
                        Fault.SEVERAL_RECORDINGS,
                        FileFaults.excerpt(String.join(
                                ", ", mine.stream().map(SentFile::name).toList())));
            }
            if (!mine.isEmpty()) {
                return format.read(mine.get(0), sending);
            }
        }
        throw unknown(sending.files());
    }

    /** The format of a single file; empty for what is none of those that are read here. */
    public Optional<RecordingFormat> formatOf(SentFile file) {
        return formats.stream().filter(format -> format.recognises(file)).findFirst();
    }

    private FaultException unknown(List<SentFile> files) {
        String names = files.isEmpty()
                ? "without content"
                : String.join(", ", files.stream().map(SentFile::name).limit(5).toList());
        return FaultException.of(
                Fault.UNKNOWN_FILE,
                FileFaults.excerpt(names),
                String.join(", ", formats.stream().map(RecordingFormat::name).toList()));
    }
}
