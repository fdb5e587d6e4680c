package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbRecord;

/**
 * What whole readings say of the recordings of a set, beside what cardiologists said.
 *
 * @param patients for each the answers to every statement, recording by recording
 * @param found what was said of each recording
 * @param missing ids that are not there
 */
record ReadStatements(
        List<List<Map<String, Scored>>> patients, Map<String, Set<FindingCode>> found, List<String> missing) {

    /** One recording to be read. */
    record Asked(String id, String patient, Path record, Subject subject) {}

    /** Reads recordings with the newest models; what is abstained from is read, and says nothing. */
    static final class Reader implements AutoCloseable {

        private final OnnxModel delineation;
        private final OnnxModel beat;
        private final OnnxModel learned;
        private final OnnxModel rhythm;
        private final ReadingPipeline pipeline;

        Reader() throws IOException {
            delineation = OnnxModel.open(ModelFolders.chosen(null, "delineation"));
            beat = OnnxModel.open(ModelFolders.chosen(null, "beat"));
            learned = OnnxModel.open(ModelFolders.chosen(null, StatementEvaluation.MODEL));
            rhythm = OnnxModel.open(ModelFolders.chosen(null, RhythmEvaluation.MODEL));
            pipeline = new ReadingPipeline(new OnnxEcgModels(delineation, beat, learned, rhythm), new NoPleths());
        }

        List<String> models() {
            return Stream.of(delineation.ref(), beat.ref(), learned.ref(), rhythm.ref())
                    .map(ref -> ref.name() + " " + ref.version() + " " + ref.sha256())
                    .toList();
        }

        List<ModelCard> cards() {
            return List.of(delineation.card(), beat.card(), learned.card(), rhythm.card());
        }

        /** Those of the models that read recordings of one or two leads; statements want twelve. */
        List<ModelCard> cardsForFewLeads() {
            return List.of(delineation.card(), beat.card(), rhythm.card());
        }

        Set<FindingCode> read(Path record, Subject subject) throws IOException {
            return read(WfdbRecord.read(record).requireEcg(), subject)
                    .map(reported -> codes(reported.findings()))
                    .orElseGet(() -> EnumSet.noneOf(FindingCode.class));
        }

        /** Empty where the recording was abstained from. */
        Optional<Reading.Reported> read(Ecg ecg, Subject subject) {
            return pipeline.read(ecg, subject) instanceof Reading.Reported reported
                    ? Optional.of(reported)
                    : Optional.empty();
        }

        private static Set<FindingCode> codes(List<Finding> findings) {
            Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
            findings.stream().map(Finding::code).forEach(codes::add);
            return codes;
        }

        @Override
        public void close() {
            delineation.close();
            beat.close();
            learned.close();
            rhythm.close();
        }
    }

    /** The development records of LUDB, read for those of the statements that its cardiologists made. */
    static ReadStatements ofLudb(Path set, List<StatementTruth> statements, Reader reader) throws IOException {
        LudbCatalogue catalogue = LudbCatalogue.read(set);
        return of(
                catalogue.asked(set, Splits.ludb().records(Splits.DEVELOPMENT)),
                statements,
                (statement, id) -> Optional.of(catalogue.row(id).says(statement.ludb())),
                reader);
    }

    /**
     * @param truth whether cardiologists made the statement of the recording with this id; empty where they were unsure, and it is
     *     not asked
     */
    static ReadStatements of(
            List<Asked> asked,
            List<StatementTruth> statements,
            BiFunction<StatementTruth, String, Optional<Boolean>> truth,
            Reader reader)
            throws IOException {
        Map<String, List<Map<String, Scored>>> patients = new LinkedHashMap<>();
        Map<String, Set<FindingCode>> foundIn = new LinkedHashMap<>();
        Map<String, Asked> byId = new LinkedHashMap<>();
        asked.forEach(recording -> byId.put(recording.id(), recording));
        Cohort<String> cohort = Cohort.score(List.copyOf(byId.keySet()), id -> {
            Asked recording = byId.get(id);
            Set<FindingCode> found = reader.read(recording.record(), recording.subject());
            foundIn.put(id, found);
            Map<String, Scored> answers = new LinkedHashMap<>();
            for (StatementTruth statement : statements) {
                truth.apply(statement, id).ifPresent(is -> answers.put(statement.key(), statement.answer(found, is)));
            }
            patients.computeIfAbsent(recording.patient(), p -> new ArrayList<>())
                    .add(answers);
            return id;
        });
        return new ReadStatements(List.copyOf(patients.values()), foundIn, cohort.missing());
    }

    int records() {
        return found.size();
    }

    /** How often each statement is made of recordings with these ids; {@code of} counts the recordings. */
    Map<String, Object> said(List<StatementTruth> statements, Predicate<String> ofThese) {
        List<Set<FindingCode>> these = found.entrySet().stream()
                .filter(recording -> ofThese.test(recording.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("of", these.size());
        for (StatementTruth statement : statements) {
            counts.put(
                    statement.key(),
                    these.stream()
                            .filter(codes -> codes.stream().anyMatch(statement.said()::contains))
                            .count());
        }
        return counts;
    }

    /** By statement. */
    Map<String, Object> figures(List<StatementTruth> statements) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (StatementTruth statement : statements) {
            figures.put(
                    statement.key(),
                    BinaryFigures.of(patients.stream()
                            .map(recordings -> recordings.stream()
                                    .map(answers -> answers.get(statement.key()))
                                    .filter(Objects::nonNull)
                                    .toList())
                            .toList()));
        }
        return figures;
    }
}
