package org.einthoven.formats.physionet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingFormat;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.wfdb.AnnotationBytes;

/**
 * A WFDB record in a zip: header and samples as they were counted, the beats in {@code .atr}, the waves of each lead in a
 * file of its own as LUDB has them ({@code .i}, {@code .avr}), and those over all leads in {@code .all}.
 */
public final class WfdbZip implements OutgoingFormat {
    /** The same recording makes the same bytes: entries have the earliest time that a zip can tell. */
    private static final LocalDateTime WHENEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String ALL_LEADS = "all";

    @Override
    public byte[] write(OutgoingRecording recording) {
        // a record's name has letters, digits and underscores
        String name = (recording.isPleth() ? "ppg_" : "ecg_")
                + recording.id().toString().replace('-', '_');
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.putAll(WfdbSignalFiles.of(recording, name));
        annotations(recording).forEach((annotator, file) -> files.put(name + "." + annotator, file));
        return zip(files);
    }

    /** By annotator; empty where the recording was not read. */
    private static Map<String, byte[]> annotations(OutgoingRecording recording) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (recording.standing().isEmpty()) {
            return files;
        }
        WfdbMarks marks = new WfdbMarks(recording);
        files.put("atr", AnnotationBytes.of(recording.isPleth() ? marks.pulses() : marks.beats()));
        Set<LeadName> leads = new TreeSet<>();
        for (WaveMark wave : recording.marks().waves()) {
            if (wave.lead() == null) {
                files.computeIfAbsent(ALL_LEADS, all -> AnnotationBytes.of(marks.waves(null)));
            } else {
                leads.add(wave.lead());
            }
        }
        leads.forEach(
                lead -> files.put(lead.display().toLowerCase(Locale.ROOT), AnnotationBytes.of(marks.waves(lead))));
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(WHENEVER);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
