package org.einthoven.refresh;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;

/**
 * Gives a training set out as a zip in the layout of PhysioNet's sets, one recording in memory at a time. Nothing in it names
 * anybody: records and people have random numbers, there are no dates, devices or words of readers, and nobody is older than 89.
 */
final class TrainingExport {
    private static final LocalDateTime WHENEVER = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrainingSet set;
    private final List<TrainingMember> members;
    private final ZipOutputStream zip;
    private final StringBuilder hashes = new StringBuilder();
    private final StringBuilder statements = new StringBuilder(StatementTable.HEAD);

    TrainingExport(TrainingSet set, List<TrainingMember> members, OutputStream target) {
        this.set = set;
        this.members = List.copyOf(members);
        this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    }

    /** What a record is made of. */
    interface Source {
        /** Empty where it was erased in the meantime. */
        Optional<Content> of(TrainingMember member);
    }

    record Content(StoredRecording recording, Waveform waveform, Labels labels) {}

    void write(Source source) throws IOException {
        put("README.txt", TrainingReadme.TEXT.getBytes(StandardCharsets.UTF_8));
        ArrayNode records = JSON.createArrayNode();
        StringBuilder names = new StringBuilder();
        for (TrainingMember member : members) {
            Optional<Content> content = source.of(member);
            if (content.isPresent()) {
                write(member, content.get());
                records.addObject()
                        .put("record", "records/" + member.record())
                        .put("person", member.person())
                        .put("fold", member.fold());
                names.append("records/").append(member.record()).append('\n');
            }
        }
        put("RECORDS", names.toString().getBytes(StandardCharsets.UTF_8));
        put(StatementTable.NAME, statements.toString().getBytes(StandardCharsets.UTF_8));
        put(TrainingReadme.MANIFEST, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest(records)));
        put("SHA256SUMS.txt", hashes.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private ObjectNode manifest(ArrayNode records) {
        ObjectNode manifest = JSON.createObjectNode()
                .put("format", 1)
                .put("name", set.name())
                .put("version", set.version())
                .put("digest", set.digest())
                .put("acceptedIsTruth", set.accepted())
                .put("recordings", set.recordings())
                .put("erasedSince", set.recordings() - records.size());
        manifest.set("records", records);
        return manifest;
    }

    private void write(TrainingMember member, Content content) throws IOException {
        Map<String, byte[]> files =
                RecordFiles.of(member, content.waveform, content.recording.rate(), content.labels, set.accepted());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put("records/" + file.getKey(), file.getValue());
        }
        statements.append(StatementTable.row(member, content.labels, set.accepted()));
    }

    private void put(String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WHENEVER);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        hashes.append(DigestUtils.sha256Hex(bytes)).append("  ").append(name).append('\n');
    }
}
