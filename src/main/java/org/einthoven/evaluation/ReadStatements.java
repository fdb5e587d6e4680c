package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.Pulse;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.PlethModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;
import org.einthoven.wfdb.WfdbRecord;

/**
 * What whole readings say of the recordings of a set, beside what cardiologists said.
 *
 * @param patients for each the answers to every statement, recording by recording
 * @param missing ids that are not there
 */
record ReadStatements(List<List<Map<String, Scored>>> patients, int records, List<String> missing) {

    /** One recording to be read. */
    record Asked(String id, String patient, Path record, Subject subject) {}

    /** Reads recordings with the newest models; what is abstained from is read, and says nothing. */
    static final class Reader implements AutoCloseable {

        private final OnnxModel delineation;
        private final OnnxModel beat;
        private final OnnxModel learned;
        private final ReadingPipeline pipeline;

        Reader() throws IOException {
            delineation = OnnxModel.open(ModelFolders.chosen(null, "delineation"));
            beat = OnnxModel.open(ModelFolders.chosen(null, "beat"));
            learned = OnnxModel.open(ModelFolders.chosen(null, StatementEvaluation.MODEL));
            pipeline = new ReadingPipeline(new OnnxEcgModels(delineation, beat, learned), new NoPleths());
        }

        List<String> models() {
            return Stream.of(delineation.ref(), beat.ref(), learned.ref())
                    .map(ref -> ref.name() + " " + ref.version() + " " + ref.sha256())
                    .toList();
        }

        Set<FindingCode> read(Path record, Subject subject) throws IOException {
            Ecg ecg = WfdbRecord.read(record).ecg().orElseThrow();
            Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
            if (pipeline.read(ecg, subject) instanceof Reading.Reported reported) {
                reported.findings().stream().map(Finding::code).forEach(codes::add);
            }
            return codes;
        }

        @Override
        public void close() {
            delineation.close();
            beat.close();
            learned.close();
        }
    }

    /**
     * @param truth whether cardiologists made the statement of the recording with this id
     */
    static ReadStatements of(
            List<Asked> asked,
            List<StatementTruth> statements,
            BiPredicate<StatementTruth, String> truth,
            Reader reader)
            throws IOException {
        Map<String, List<Map<String, Scored>>> patients = new LinkedHashMap<>();
        Map<String, Asked> byId = new LinkedHashMap<>();
        asked.forEach(recording -> byId.put(recording.id(), recording));
        Cohort<String> cohort = Cohort.score(List.copyOf(byId.keySet()), id -> {
            Asked recording = byId.get(id);
            Set<FindingCode> found = reader.read(recording.record(), recording.subject());
            Map<String, Scored> answers = new LinkedHashMap<>();
            for (StatementTruth statement : statements) {
                answers.put(statement.key(), statement.answer(found, truth.test(statement, id)));
            }
            patients.computeIfAbsent(recording.patient(), p -> new ArrayList<>())
                    .add(answers);
            return id;
        });
        return new ReadStatements(
                List.copyOf(patients.values()), cohort.tallies().size(), cohort.missing());
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
                                    .toList())
                            .toList()));
        }
        return figures;
    }

    /** No pleth is read here. */
    private static final class NoPleths implements PlethModels {

        @Override
        public List<Pulse> delineate(Pleth pleth) {
            throw new UnsupportedOperationException("only ECGs are read here");
        }

        @Override
        public List<ModelRef> refs() {
            return List.of();
        }
    }
}
