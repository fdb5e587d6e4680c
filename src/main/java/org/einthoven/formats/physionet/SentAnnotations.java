package org.einthoven.formats.physionet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.SenderMarks;
import org.einthoven.formats.SentFile;
import org.einthoven.wfdb.RawRecord;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbFiles;

/** The annotation files that came with a record; a file that is none, or cannot be read, is left out. */
final class SentAnnotations {
    /** Three waves in brackets and a beat, 150 times a minute for half an hour; the rest is counted and left out. */
    private static final int MOST = 45_000;

    private final RawRecord record;
    private final Map<String, List<WfdbAnnotation>> files = new TreeMap<>();

    private SentAnnotations(RawRecord record) {
        this.record = record;
    }

    /** @param prefix the record's name and a dot */
    static SentAnnotations of(RawRecord record, WfdbFiles files, List<SentFile> sent, String prefix) {
        SentAnnotations read = new SentAnnotations(record);
        for (SentFile file : sent) {
            if (file.name().startsWith(prefix) && !file.name().matches(".*\\.(hea|dat|mat|edf|xyz|d\\d)")) {
                try {
                    read.files.put(file.name(), record.annotations(files, file.name()));
                } catch (IOException none) {
                    // a file of something else
                }
            }
        }
        return read;
    }

    /** How many marks of which kind each file has. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        files.forEach((name, annotations) -> {
            Map<String, Integer> counts = new TreeMap<>();
            annotations.forEach(annotation -> counts.merge(annotation.code().symbol(), 1, Integer::sum));
            String left = annotations.size() > MOST ? "; the first " + MOST + " are kept" : "";
            notes.add("Annotations in " + FileFaults.excerpt(name) + ": " + counts + left);
        });
        return notes;
    }

    List<SenderMarks> marks() {
        List<SenderMarks> marks = new ArrayList<>();
        files.forEach((name, annotations) -> {
            if (!annotations.isEmpty()) {
                marks.add(new SenderMarks(FileFaults.excerpt(name), list(annotations)));
            }
        });
        return marks;
    }

    private String list(List<WfdbAnnotation> annotations) {
        SampleRate rate = record.signals().get(0).rate();
        StringBuilder list = new StringBuilder();
        for (WfdbAnnotation annotation : annotations.subList(0, Math.min(MOST, annotations.size()))) {
            list.append(list.isEmpty() ? "" : " ")
                    .append(Math.round(rate.msAt(annotation.sample())))
                    .append(annotation.code().symbol());
            if (!annotation.aux().isBlank()) {
                list.append('[')
                        .append(FileFaults.excerpt(annotation.aux()).strip())
                        .append(']');
            }
        }
        return list.toString();
    }
}
