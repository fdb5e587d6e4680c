package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.OnnxPlethModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.splits.Splits;

/**
 * Intervals and axes as a reading states them. On the Lobachevsky University database the truth is what the same rules make
 * of the marks that its cardiologists set in each of the twelve leads; on generated ECGs, of the marks that were put in,
 * and of the trace before noise was added. {@code --model} names the delineation model.
 */
final class MeasurementEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "measurements";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = PublicSet.LUDB.in(options.data());
        try (OnnxModel delineation = OnnxModel.open(ModelFolders.chosen(options.model(), "delineation"));
                OnnxModel beat = OnnxModel.open(ModelFolders.chosen(null, "beat"));
                OnnxModel learned = OnnxModel.open(ModelFolders.chosen(null, StatementEvaluation.MODEL));
                OnnxModel rhythm = OnnxModel.open(ModelFolders.chosen(null, RhythmEvaluation.MODEL));
                OnnxModel ppg = OnnxModel.open(ModelFolders.chosen(null, "ppg"))) {
            List<String> ids = options.chosen(Splits.ludb());
            // the classifier of whole recordings measures nothing, and has seen these without their marks
            boolean seen =
                    Leaks.inLudb(options, ids, List.of(delineation.card(), beat.card(), rhythm.card(), ppg.card()));
            ReadingPipeline pipeline =
                    new ReadingPipeline(new OnnxEcgModels(delineation, beat, learned, rhythm), OnnxPlethModels.of(ppg));
            Cohort<MeasurementErrors> cohort = Cohort.score(ids, id -> {
                LudbRecord record = LudbRecord.read(set, id);
                return score(pipeline.read(record.ecg()), record);
            });
            Map<String, Object> metrics = new LinkedHashMap<>(MeasurementErrors.metrics(cohort.tallies()));
            metrics.put("generated", GeneratedMeasurements.metrics(pipeline));
            return cohort.outcome(this, options, List.of(delineation.card()), seen, metrics);
        }
    }

    private static MeasurementErrors score(Reading reading, LudbRecord record) {
        List<Fiducial> marks = new ArrayList<>();
        record.waves().forEach((lead, waves) -> waves.stream()
                .filter(wave -> wave.onsetMs() != null && wave.offsetMs() != null)
                .filter(wave -> wave.onsetMs() <= wave.peakMs() && wave.peakMs() <= wave.offsetMs())
                .forEach(wave -> marks.add(fiducial(lead, wave))));
        if (!(reading instanceof Reading.Reported reported)) {
            return MeasurementErrors.of(truth(record.ecg(), List.of(), marks), Measurements.NONE);
        }
        return MeasurementErrors.of(truth(record.ecg(), reported.beats(), marks), reported.measurements());
    }

    private static Fiducial fiducial(LeadName lead, TrueWave wave) {
        return new Fiducial(lead, wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), 1);
    }

    /** What the marks make of those beats that lie between the first and the last mark: the others were not marked. */
    static Measurements truth(Ecg ecg, List<Beat> beats, List<Fiducial> marks) {
        double from = marks.stream().mapToDouble(Fiducial::onsetMs).min().orElse(0);
        double to = marks.stream().mapToDouble(Fiducial::offsetMs).max().orElse(0);
        List<Beat> marked = beats.stream()
                .filter(beat -> beat.timeMs() >= from && beat.timeMs() <= to)
                .toList();
        Delineation delineation = Delineation.of(marks, ecg);
        return EcgMeasurement.measure(
                ecg, delineation, CardiacCycle.align(marked, delineation), Rhythm.of(beats, List.of()));
    }
}
