package org.einthoven.formats.scp;

import java.util.List;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;

/** The standard communications protocol for computer-assisted electrocardiography. */
public final class ScpEcg implements RecordingFormat {
    @Override
    public String name() {
        return ScpFile.FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return ScpFile.isOne(file);
    }

    @Override
    public ImportedRecording read(SentFile sent, Sending sending) {
        ScpFile file = ScpFile.of(sent);
        ScpHeader header = new ScpHeader(file.required(1));
        ScpSamples samples = new ScpSamples(file);
        List<ImportedChannel> channels = samples.channels();
        return new ImportedRecording(
                name(),
                header.person(),
                header.time(),
                header.device(),
                header.filters(),
                channels,
                file.section(7).map(new ScpFindings()::measurements).orElse(List.of()),
                file.section(8).map(ScpFindings::statements).orElse(List.of()),
                samples.notes(),
                List.of(),
                null);
    }
}
