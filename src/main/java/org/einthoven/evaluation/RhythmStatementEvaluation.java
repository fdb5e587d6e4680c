package org.einthoven.evaluation;

import static org.einthoven.diagnosis.FindingCode.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Subject;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.splits.Splits;

/**
 * Rhythm statements of whole readings, against PTB-XL's (in the split that is asked for) and LUDB's (all of development,
 * where the split is {@code dev}), and of one lead against CinC 2017's labels (for {@code dev} in the fold on which the
 * limits of the rhythm model were chosen, else in the fold that it has not seen). Recordings of PTB-XL of whose rhythm nobody said anything are left out and counted;
 * of MIT-BIH the paced records are read, whose sample rate shows no spikes.
 */
final class RhythmStatementEvaluation implements EvaluationTask {

    private static final String BY_CRITERIA = "atrial-fibrillation";

    private static final String BY_RHYTHM_MODEL = "atrial-fibrillation-by-rhythm-model";

    private static final String BY_ANY = "atrial-fibrillation-by-any";

    private static final List<StatementTruth> STATEMENTS = List.of(
            truth(
                    "sinus",
                    Set.of(FindingCode.SINUS_RHYTHM, SINUS_BRADYCARDIA, SINUS_TACHYCARDIA),
                    Set.of("SR", "SBRAD", "STACH", "SARRH"),
                    "sinus ",
                    "irregular sinus"),
            // SBRAD is said below 60/min, we say it below 50/min
            truth("sinus-bradycardia", Set.of(SINUS_BRADYCARDIA), Set.of("SBRAD"), "sinus bradycardia"),
            truth("sinus-tachycardia", Set.of(SINUS_TACHYCARDIA), Set.of("STACH"), "sinus tachycardia"),
            truth(
                    "sinus-arrhythmia",
                    Set.of(FindingCode.SINUS_ARRHYTHMIA),
                    Set.of("SARRH"),
                    "sinus arrhythmia",
                    "irregular sinus"),
            truth(BY_CRITERIA, Set.of(ATRIAL_FIBRILLATION, IRREGULAR_WITHOUT_P), Set.of("AFIB"), "atrial fibrillation"),
            truth(BY_RHYTHM_MODEL, Set.of(RHYTHM_MODEL_FIBRILLATION), Set.of("AFIB"), "atrial fibrillation"),
            truth(
                    BY_ANY,
                    Set.of(
                            ATRIAL_FIBRILLATION,
                            IRREGULAR_WITHOUT_P,
                            LEARNED_ATRIAL_FIBRILLATION,
                            RHYTHM_MODEL_FIBRILLATION),
                    Set.of("AFIB"),
                    "atrial fibrillation"),
            truth("atrial-fibrillation-likely", Set.of(ATRIAL_FIBRILLATION), Set.of("AFIB"), "atrial fibrillation"),
            truth("flutter-possible", Set.of(FLUTTER_POSSIBLE), Set.of("AFLT"), "atrial flutter"),
            truth(
                    "pacing",
                    Set.of(PACED_RHYTHM, INTERMITTENT_PACING, PACED_RHYTHM_POSSIBLE),
                    Set.of("PACE"),
                    "pacemaker presence",
                    "unipolar",
                    "bipolar",
                    "biventricular",
                    "p-synchrony"),
            truth(
                    "first-degree-av-block",
                    Set.of(FIRST_DEGREE_AV_BLOCK, LONG_PR),
                    Set.of("1AVB", "LPR"),
                    "i degree av"),
            truth("second-degree-av-block", Set.of(SECOND_DEGREE_AV_BLOCK_POSSIBLE), Set.of("2AVB")),
            truth("third-degree-av-block", Set.of(THIRD_DEGREE_AV_BLOCK_POSSIBLE), Set.of("3AVB"), "iii degree av"),
            truth(
                    "ventricular-ectopy",
                    Set.of(VENTRICULAR_ECTOPY),
                    Set.of("PVC", "BIGU", "TRIGU"),
                    "ventricular extrasystole"),
            truth(
                    "supraventricular-ectopy",
                    Set.of(SUPRAVENTRICULAR_ECTOPY, SUPRAVENTRICULAR_RUN),
                    Set.of("PAC"),
                    "atrial extrasystole"),
            truth("ventricular-bigeminy", Set.of(VENTRICULAR_BIGEMINY), Set.of("BIGU")));

    /** The fold of CinC 2017 that the rhythm model was calibrated on, and the one that it was not made to see. */
    private static final String CHOSEN_ON = "fold4";

    private static final String UNSEEN = "fold0";

    /** One of these says what the rhythm is. */
    private static final Set<String> RHYTHMS =
            Set.of("SR", "SBRAD", "STACH", "SARRH", "AFIB", "AFLT", "PACE", "SVARR", "SVTAC", "PSVT", "BIGU", "TRIGU");

    private static StatementTruth truth(String key, Set<FindingCode> said, Set<String> scp, String... ludb) {
        return new StatementTruth(key, said, scp, List.of(ludb));
    }

    @Override
    public String name() {
        return "rhythm-statements";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Map<String, Object> metrics = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        int records = 0;
        boolean seen;
        boolean development = options.split().equals(Splits.DEVELOPMENT);
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            metrics.put("models", reader.models());
            String fold = development ? CHOSEN_ON : UNSEEN;
            seen = Leaks.inPtbxl(options, reader.cards());
            seen |= Leaks.inCinc2017(options, Splits.cinc2017().records(fold), reader.cardsForFewLeads());
            if (development) {
                seen |= Leaks.inLudb(options, Splits.ludb().records(Splits.DEVELOPMENT), reader.cards());
                seen |= Leaks.inMitdb(options, Splits.mitdb().records(Splits.DEVELOPMENT), reader.cardsForFewLeads());
            }
            ReadStatements ptbxl = ptbxl(options, reader, metrics);
            metrics.put("ptbxl", ptbxl.figures(STATEMENTS));
            missing.addAll(ptbxl.missing());
            records += ptbxl.records();
            ReadStatements cinc = cinc(PublicSet.CINC2017.in(options.data()), fold, reader, metrics);
            cinc.missing().forEach(id -> missing.add("cinc2017 " + id));
            records += cinc.records();
            if (development) {
                List<StatementTruth> known =
                        STATEMENTS.stream().filter(s -> !s.ludb().isEmpty()).toList();
                ReadStatements ludb = ReadStatements.ofLudb(PublicSet.LUDB.in(options.data()), known, reader);
                metrics.put("ludb", ludb.figures(known));
                ludb.missing().forEach(id -> missing.add("ludb " + id));
                records += ludb.records();
                Path mitdb = PublicSet.MITDB.in(options.data());
                metrics.put("mitdbPaced", lookPaced(mitdb, Splits.mitdb().records("paced"), reader, missing));
                metrics.put(
                        "mitdbNotPaced", lookPaced(mitdb, Splits.mitdb().records(Splits.DEVELOPMENT), reader, missing));
            }
        }
        return new Outcome(name(), options.split(), records, missing, List.of(), seen, metrics);
    }

    private static ReadStatements ptbxl(
            EvaluationOptions options, ReadStatements.Reader reader, Map<String, Object> metrics) throws IOException {
        Path set = PublicSet.PTBXL.in(options.data());
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        List<PtbxlCatalogue.Row> rows =
                options.chosen(catalogue.splits()).stream().map(catalogue::row).toList();
        List<PtbxlCatalogue.Row> stated =
                rows.stream().filter(row -> row.hasAny(RHYTHMS)).toList();
        metrics.put("ptbxlWithoutStatedRhythm", rows.size() - stated.size());
        return ReadStatements.of(
                stated.stream().map(row -> row.asked(set)).toList(),
                STATEMENTS,
                (statement, id) -> Optional.of(catalogue.row(id).hasAny(statement.scp())),
                reader);
    }

    /** Fibrillation in recordings of one lead, and ectopic beats in those that are nothing but noise. */
    private static ReadStatements cinc(Path set, String fold, ReadStatements.Reader reader, Map<String, Object> metrics)
            throws IOException {
        Cinc2017 labels = Cinc2017.read(set);
        List<StatementTruth> fibrillation = STATEMENTS.stream()
                .filter(s -> List.of(BY_CRITERIA, BY_RHYTHM_MODEL, BY_ANY).contains(s.key()))
                .toList();
        List<StatementTruth> ectopy =
                STATEMENTS.stream().filter(s -> s.key().endsWith("-ectopy")).toList();
        List<ReadStatements.Asked> asked = Splits.cinc2017().records(fold).stream()
                .map(id -> new ReadStatements.Asked(id, id, set.resolve(id), Subject.UNKNOWN))
                .toList();
        ReadStatements read = ReadStatements.of(
                asked, fibrillation, (statement, id) -> Optional.of(labels.isLabelled(id, RhythmClass.A)), reader);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("split", fold);
        figures.putAll(read.figures(fibrillation));
        figures.put("saidOfNoise", read.said(ectopy, id -> labels.isLabelled(id, RhythmClass.NOISE)));
        figures.put("saidOfNormal", read.said(ectopy, id -> labels.isLabelled(id, RhythmClass.N)));
        figures.put("saidOfOther", read.said(ectopy, id -> labels.isLabelled(id, RhythmClass.O)));
        metrics.put("cinc2017", figures);
        return read;
    }

    /** How many of these records are said to be paced; their sample rate shows no spikes. */
    private static Map<String, Object> lookPaced(
            Path set, List<String> ids, ReadStatements.Reader reader, List<String> missing) throws IOException {
        Cohort<Boolean> cohort = Cohort.score(
                ids, id -> reader.read(set.resolve(id), Subject.UNKNOWN).contains(PACED_RHYTHM_POSSIBLE));
        cohort.missing().forEach(id -> missing.add("mitdb " + id));
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("records", cohort.tallies().size());
        counts.put(
                "saidToBePaced", cohort.tallies().stream().filter(said -> said).count());
        return counts;
    }
}
