package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.reading.EcgModels;
import org.einthoven.splits.Splits;
import org.einthoven.statement.LearnedStatement;

/**
 * Whether what explains a finding may be believed: does it point to where the evidence is, does the decision fall with
 * what it marks and rise with it, does it break when the model's weights are shuffled, do shares add up. In the split
 * {@code validation} the learned statements of PTB-XL are explained, in all others the ventricular beats of MIT-BIH.
 */
final class ExplanationEvaluation implements EvaluationTask {

    private static final String STATEMENTS = "validation";

    /** Stretches of a Holter record that are looked at, each as long as the product explains at most. */
    private static final int STRETCHES = 6;

    private static final double STRETCH_MS = 30_000;

    @Override
    public String name() {
        return "explanations";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        boolean statements = options.split().equals(STATEMENTS);
        Path delineation = ModelFolders.chosen(null, "delineation");
        Path beat = ModelFolders.chosen(statements ? null : options.model(), "beat");
        Path stated = ModelFolders.chosen(statements ? options.model() : null, StatementEvaluation.MODEL);
        Path rhythm = ModelFolders.chosen(null, RhythmEvaluation.MODEL);
        List<MapModels> shuffled = MapModels.shuffled(delineation, beat, stated, rhythm);
        try (MapModels models = MapModels.open(delineation, beat, stated, rhythm)) {
            return statements
                    ? ofStatements(
                            options,
                            models,
                            shuffled.stream().map(MapModels::reading).toList())
                    : ofBeats(options, models, shuffled);
        } finally {
            shuffled.forEach(MapModels::close);
        }
    }

    private Outcome ofStatements(EvaluationOptions options, MapModels models, List<EcgModels> shuffled)
            throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        PtbxlStatements known = records.statements();
        boolean seen = Leaks.inPtbxl(options, models.cards());
        StatementMaps maps = new StatementMaps(models.reading(), shuffled);
        Map<String, List<StatementMaps.Scores>> patients = new LinkedHashMap<>();
        Cohort<String> cohort = records.score((row, ecg) -> {
            List<LearnedStatement> asked = models.reading().state(ecg).stream()
                    .filter(LearnedStatement::isMade)
                    .filter(statement -> known.isTrue(statement.code(), row.codes()))
                    .filter(statement -> KnownEvidence.isAsked(statement.code()))
                    .toList();
            patients.computeIfAbsent(row.patient(), p -> new ArrayList<>()).addAll(maps.score(ecg, asked));
            return row.id();
        });
        List<List<StatementMaps.Scores>> scores = List.copyOf(patients.values());
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("class-activation", figures(scores, StatementMaps.Scores::activation));
        metrics.put("lead-shapley", figures(scores, StatementMaps.Scores::leads));
        metrics.put("pointing", pointing(scores));
        return cohort.outcome(this, options, List.of(models.statements().card()), seen, metrics);
    }

    /** By statement, so that it can be seen which are pointed to. */
    private static Map<String, Object> pointing(List<List<StatementMaps.Scores>> patients) {
        Map<String, Object> byStatement = new LinkedHashMap<>();
        patients.stream()
                .flatMap(List::stream)
                .map(StatementMaps.Scores::code)
                .distinct()
                .sorted()
                .forEach(code -> {
                    List<List<StatementMaps.Scores>> these = patients.stream()
                            .map(maps -> maps.stream()
                                    .filter(scores -> scores.code().equals(code))
                                    .toList())
                            .toList();
                    Map<String, Object> figures = new LinkedHashMap<>();
                    figures.put("maps", these.stream().mapToInt(List::size).sum());
                    for (String figure : List.of("pointing", "pointingByChance")) {
                        figures.put(
                                "class-activation " + figure,
                                figures(these, StatementMaps.Scores::activation).get(figure));
                        figures.put(
                                "lead-shapley " + figure,
                                figures(these, StatementMaps.Scores::leads).get(figure));
                    }
                    byStatement.put(code, figures);
                });
        return byStatement;
    }

    private Outcome ofBeats(EvaluationOptions options, MapModels models, List<MapModels> shuffled) throws IOException {
        Path set = PublicSet.MITDB.in(options.data());
        List<String> ids = options.chosen(Splits.mitdb());
        boolean seen = Leaks.inMitdb(options, ids, models.cards());
        BeatMaps maps = new BeatMaps(models, shuffled);
        Cohort<List<BeatMaps.Scores>> cohort = Cohort.score(ids, id -> stretches(BeatRecord.read(set, id)).stream()
                .flatMap(stretch -> maps.score(stretch.ecg, stretch.rPeaksMs, stretch.ventricular).stream())
                .toList());
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("occlusion", figures(cohort.tallies(), BeatMaps.Scores::occlusion));
        metrics.put("class-activation", figures(cohort.tallies(), BeatMaps.Scores::activation));
        metrics.put("wave-shapley", figures(cohort.tallies(), BeatMaps.Scores::waves));
        metrics.put("heatmapAndSharesAtOdds", Bootstrap.interval(cohort.tallies(), group -> group.stream()
                .flatMap(List::stream)
                .mapToDouble(BeatMaps.Scores::atOdds)
                .average()
                .orElse(Double.NaN)));
        return cohort.outcome(this, options, List.of(models.beat().card()), seen, metrics);
    }

    private static <T> Map<String, Object> figures(List<List<T>> patients, Function<T, MapScore> map) {
        return MapScore.figures(patients.stream()
                .map(scores -> scores.stream().map(map).toList())
                .toList());
    }

    /** Part of a record around ventricular beats; times in ms from its begin. */
    private record Stretch(Ecg ecg, double[] rPeaksMs, Set<Integer> ventricular) {}

    /** Stretches around ventricular beats that are evenly spread over all of the record's; none holds another's centre. */
    private static List<Stretch> stretches(BeatRecord record) {
        double[] times = Ec57.times(record.beats());
        List<Integer> ventricular = IntStream.range(0, times.length)
                .filter(b -> record.beats().get(b).beatClass() == BeatClass.V)
                .boxed()
                .toList();
        int length = (int) record.ecg().rate().indexAt(STRETCH_MS);
        List<Stretch> stretches = new ArrayList<>();
        int last = Integer.MIN_VALUE / 2;
        int most = Math.min(STRETCHES, ventricular.size());
        for (int i = 0; i < most; i++) {
            double centreMs = times[ventricular.get(i * ventricular.size() / most)];
            int from = (int) record.ecg().rate().indexAt(centreMs) - length / 2;
            from = Math.max(0, Math.min(record.ecg().length() - length, from));
            if (from - last >= length / 2) {
                stretches.add(stretch(record, times, from, length));
                last = from;
            }
        }
        return stretches;
    }

    private static Stretch stretch(BeatRecord record, double[] times, int from, int length) {
        Ecg ecg = record.ecg();
        double fromMs = ecg.rate().msAt(from);
        double toMs = ecg.rate().msAt(from + length);
        int[] inside = IntStream.range(0, times.length)
                .filter(b -> times[b] >= fromMs && times[b] < toMs)
                .toArray();
        Set<Integer> ventricular = new HashSet<>();
        for (int i = 0; i < inside.length; i++) {
            if (record.beats().get(inside[i]).beatClass() == BeatClass.V) {
                ventricular.add(i);
            }
        }
        List<Lead> leads = ecg.leads().stream()
                .map(lead -> new Lead(lead.name(), lead.samples().slice(from, from + length)))
                .toList();
        double[] rPeaksMs =
                IntStream.of(inside).mapToDouble(b -> times[b] - fromMs).toArray();
        return new Stretch(new Ecg(ecg.rate(), leads), rPeaksMs, ventricular);
    }
}
