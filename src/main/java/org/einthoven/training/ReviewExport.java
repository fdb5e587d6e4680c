package org.einthoven.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.AnnotatedRhythms;
import org.einthoven.evaluation.BeatRecord;
import org.einthoven.evaluation.Ec57;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.NamedRecords;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;

/**
 * A training set as a server exports it: signed reviews, named by the server's page of training sets.
 *
 * @param folder where it lies unpacked
 * @param digest SHA-256 of the set, by which a server knows it again
 */
record ReviewExport(
        Path folder, String name, int version, String digest, boolean acceptedIsTruth, List<Entry> entries) {
    private static final String MANIFEST = "training-set.json";
    private static final String HASHES = "SHA256SUMS.txt";
    private static final int FORMAT = 1;

    ReviewExport {
        entries = List.copyOf(entries);
    }

    /**
     * A record of it.
     *
     * @param record its path below the folder, without extension
     * @param person the same for all records of one patient
     */
    record Entry(String record, int person, int fold) {}

    /** @throws IllegalArgumentException where it is no export, not whole, or not as the server wrote it */
    static ReviewExport open(Path export) throws IOException {
        Path folder = Files.isDirectory(export) ? export : UnpackedZip.of(export);
        JsonNode manifest;
        try {
            manifest = new ObjectMapper().readTree(folder.resolve(MANIFEST).toFile());
        } catch (IOException none) {
            throw new IllegalArgumentException(export + " is no export of a training set: it has no " + MANIFEST);
        }
        if (manifest.path("format").asInt() != FORMAT) {
            throw new IllegalArgumentException(export + " is of another version of this software: export it anew");
        }
        requireWhole(folder);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode record : manifest.path("records")) {
            entries.add(new Entry(
                    record.path("record").asText(),
                    record.path("person").asInt(),
                    record.path("fold").asInt()));
        }
        ReviewExport opened = new ReviewExport(
                folder,
                manifest.path("name").asText(),
                manifest.path("version").asInt(),
                manifest.path("digest").asText(),
                manifest.path("acceptedIsTruth").asBoolean(),
                entries);
        opened.requireTrainable();
        return opened;
    }

    private static void requireWhole(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve(HASHES), StandardCharsets.UTF_8)) {
            String[] parts = line.split("  ", 2);
            Path file = folder.resolve(parts[1]).normalize();
            if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
                throw new IllegalArgumentException(parts[1] + " is missing in the export: export it anew");
            }
            if (!OnnxModel.sha256(Files.readAllBytes(file)).equals(parts[0])) {
                throw new IllegalArgumentException(parts[1] + " is not as it was exported: export it anew");
            }
        }
    }

    /** Whoever put records of their own into the folder, with hashes that fit, named them as they are known. */
    private void requireTrainable() throws IOException {
        for (Entry entry : entries) {
            String header = Files.readString(folder.resolve(entry.record + ".hea"), StandardCharsets.ISO_8859_1);
            NamedRecords.barred(entry.record + " " + header).ifPresent(test -> {
                throw new IllegalArgumentException(
                        entry.record + " is test record " + test + ", or may be one: nothing may be trained on it");
            });
        }
    }

    /** Those to learn from when a fold of people is held out. */
    List<Entry> without(OptionalInt fold) {
        return entries.stream()
                .filter(entry -> fold.isEmpty() || entry.fold != fold.getAsInt())
                .toList();
    }

    /** The leads of a record and the beats whose class is true; empty where there is none. */
    BeatRecord beats(Entry entry) throws IOException {
        WfdbRecord record = WfdbRecord.read(folder.resolve(entry.record));
        List<WfdbAnnotation> truth;
        try {
            truth = record.annotations("atr").stream()
                    // a beat that nobody classified is no beat that cannot be classified
                    .filter(annotation -> annotation.code() != AnnotationCode.LEARNING)
                    .toList();
        } catch (NoSuchFileException none) {
            truth = List.of();
        }
        return new BeatRecord(
                entry.record,
                record.requireEcg(),
                Ec57.beats(truth, record.rate()),
                List.of(),
                AnnotatedRhythms.NONE,
                Subject.UNKNOWN);
    }

    /** For the card of what learned from it; a server finds the set by what stands in {@code name}. */
    ModelCard.Source source(int records, long beats) {
        return new ModelCard.Source(
                "Signed reviews of this site, training set " + name + " " + version + ", SHA-256 " + digest,
                records + " records with " + beats + " beats whose class "
                        + (acceptedIsTruth ? "a reader corrected or let stand" : "a reader corrected")
                        + "; patients of the site's test part were never in it",
                "for this site only");
    }

    /** By which it is told from any other. */
    String title() {
        return name + " " + version + " (" + digest + ")";
    }

    /** What the model's version is called that learned from it. */
    String suffix() {
        return name + "." + version;
    }
}
