package org.einthoven.formats.physionet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.einthoven.formats.OutgoingRecording;

/** Header and samples of a record, without annotations. */
public final class WfdbSignalFiles {
    private WfdbSignalFiles() {}

    /**
     * By the names of the files.
     *
     * @param name of the record: letters, digits and underscores
     */
    public static Map<String, byte[]> of(OutgoingRecording recording, String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        WfdbSamples samples = WfdbSamples.of(recording);
        String header = new HeaderText(recording, name, samples).text();
        files.put(name + ".hea", header.getBytes(StandardCharsets.UTF_8));
        files.put(name + ".dat", samples.bytes());
        return files;
    }
}
