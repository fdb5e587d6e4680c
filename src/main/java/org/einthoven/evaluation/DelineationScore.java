package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.statistics.Interval;

/** Collects what came of the delineation of patients and gives the task's figures. Not thread-safe. */
public final class DelineationScore {

    private final List<DelineatedPatient> patients = new ArrayList<>();

    /** Scores one patient's record. */
    public void add(LudbRecord record, Delineation found) {
        patients.add(DelineatedPatient.of(record, found));
    }

    /** How many patients were scored. */
    public int patients() {
        return patients.size();
    }

    /** The task's metrics over all patients that were added, by their published keys. */
    public Map<String, Object> metrics() {
        return metrics(patients);
    }

    /** The task's metrics by their published keys, each with its interval over patients. */
    static Map<String, Object> metrics(List<DelineatedPatient> of) {
        List<DelineationTally> patients =
                of.stream().map(DelineatedPatient::tally).toList();
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (Wave wave : DelineationTally.WAVES) {
            Map<String, Object> marks = new LinkedHashMap<>();
            marks.put("onset", marks(patients.stream().map(p -> p.onset(wave)).toList(), wave != Wave.T));
            marks.put("offset", marks(patients.stream().map(p -> p.offset(wave)).toList(), true));
            metrics.put(wave.name(), marks);
        }
        metrics.put(
                "sampleMacroF1",
                Bootstrap.interval(patients, group -> sum(group).samples().macroF1(Wave.values().length)));
        metrics.put(
                "confusion",
                sum(patients)
                        .samples()
                        .table(Arrays.stream(Wave.values()).map(Wave::name).toList()));
        metrics.put("falsePPerQrsInAf", Bootstrap.interval(patients, group -> {
            DelineationTally all = sum(group);
            return all.qrsInAf() == 0 ? Double.NaN : (double) all.falsePInAf() / all.qrsInAf();
        }));
        metrics.put(
                "calibration",
                Tempering.ofQuestions(of.stream().map(DelineatedPatient::said).toList()));
        metrics.put("f1ByLead", byLead(of));
        metrics.put("f1ByRhythm", byRhythm(of));
        metrics.put(
                "groups",
                Subgroups.of(
                        of,
                        DelineatedPatient::subject,
                        group -> waves(
                                group.stream().map(DelineatedPatient::tally).toList())));
        return metrics;
    }

    private static Map<String, Object> byLead(List<DelineatedPatient> patients) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (LeadName lead : LeadName.values()) {
            List<DelineationTally> withLead = patients.stream()
                    .filter(patient -> patient.leads().containsKey(lead))
                    .map(patient -> patient.tally(lead))
                    .toList();
            if (!withLead.isEmpty()) {
                rows.put(lead.display(), row(withLead));
            }
        }
        return rows;
    }

    private static Map<String, Object> byRhythm(List<DelineatedPatient> patients) {
        Map<String, List<DelineationTally>> rhythms = patients.stream()
                .collect(Collectors.groupingBy(
                        DelineatedPatient::rhythm,
                        TreeMap::new,
                        Collectors.mapping(DelineatedPatient::tally, Collectors.toList())));
        Map<String, Object> rows = new LinkedHashMap<>();
        rhythms.forEach((rhythm, group) -> rows.put(rhythm, row(group)));
        return rows;
    }

    /** How many patients, and for each wave the mean of the F1 of its onsets and offsets. */
    private static Map<String, Object> row(List<DelineationTally> patients) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("records", patients.size());
        row.putAll(waves(patients));
        return row;
    }

    private static Map<String, Interval> waves(List<DelineationTally> patients) {
        Map<String, Interval> row = new LinkedHashMap<>();
        for (Wave wave : DelineationTally.WAVES) {
            row.put(wave.name(), Bootstrap.interval(patients, group -> {
                DelineationTally all = sum(group);
                return (all.onset(wave).f1() + all.offset(wave).f1()) / 2;
            }));
        }
        return row;
    }

    private static Map<String, Interval> marks(List<MarkTally> patients, boolean hasCseLimit) {
        Map<String, Interval> figures = new LinkedHashMap<>();
        figures.put("se", interval(patients, MarkTally::sensitivity));
        figures.put("ppv", interval(patients, MarkTally::positivePredictivity));
        figures.put("f1", interval(patients, MarkTally::f1));
        figures.put("meanMs", interval(patients, MarkTally::meanMs));
        figures.put("sdMs", interval(patients, MarkTally::sdMs));
        figures.put("insideCse", interval(patients, hasCseLimit ? MarkTally::insideCseShare : tally -> Double.NaN));
        return figures;
    }

    private static Interval interval(List<MarkTally> patients, ToDoubleFunction<MarkTally> figure) {
        return Bootstrap.interval(
                patients, group -> figure.applyAsDouble(group.stream().reduce(MarkTally.ZERO, MarkTally::plus)));
    }

    private static DelineationTally sum(List<DelineationTally> group) {
        return group.stream().reduce(DelineationTally.ZERO, DelineationTally::plus);
    }
}
