package org.einthoven.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.electrode.ElectrodeModel;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.inference.ModelCard;
import org.einthoven.reading.Reading;
import org.einthoven.statistics.Interval;

/**
 * Exchanged electrodes in whole readings of PTB-XL: each recording as it is, and as it would have been with each swap,
 * which is an exact sum of its leads (with the ground electrode, as far as both legs are at one potential). Alarms on
 * recordings as they are count as false, though some of their electrodes may really have been exchanged.
 */
final class ElectrodeEvaluation implements EvaluationTask {

    /**
     * What one patient's recordings came to, by the swap that was simulated, {@code none} for none.
     *
     * @param suspected recordings in which any swap was suspected
     * @param named those in which it was the right one
     */
    private record Tally(Map<String, Integer> records, Map<String, Integer> suspected, Map<String, Integer> named) {

        Tally() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void count(String simulated, Optional<ElectrodeSwap> said) {
            records.merge(simulated, 1, Integer::sum);
            suspected.merge(simulated, said.isPresent() ? 1 : 0, Integer::sum);
            boolean right = said.filter(swap -> swap.code().equals(simulated)).isPresent();
            named.merge(simulated, right ? 1 : 0, Integer::sum);
        }
    }

    private static final String NONE = "none";

    @Override
    public String name() {
        return "electrodes";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        Map<String, Tally> patients = new LinkedHashMap<>();
        Map<String, Object> alarms = new LinkedHashMap<>();
        Map<String, Object> metrics = new LinkedHashMap<>();
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            metrics.put("models", reader.models());
            metrics.put("card", ElectrodeModel.learned().card());
            boolean seen = Leaks.ofPtbxl(options, pupils(reader));
            Cohort<String> cohort = records.score((row, ecg) -> {
                Tally tally = patients.computeIfAbsent(row.patient(), p -> new Tally());
                Optional<ElectrodeSwap> said = said(reader, ecg, row);
                said.ifPresent(swap -> alarms.put(row.id(), swap.code()));
                tally.count(NONE, said);
                for (ElectrodeSwap swap : ElectrodeSwap.values()) {
                    tally.count(swap.code(), said(reader, swap.simulated(ecg), row));
                }
                return row.id();
            });
            List<Tally> all = new ArrayList<>(patients.values());
            metrics.put("falseAlarms", share(all, NONE, true));
            metrics.put("alarms", alarms);
            for (ElectrodeSwap swap : ElectrodeSwap.values()) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("suspected", share(all, swap.code(), true));
                figures.put("named", share(all, swap.code(), false));
                metrics.put(swap.code(), figures);
            }
            return cohort.outcome(this, options, List.of(), seen, metrics);
        }
    }

    /** The models of the reading, and the one that knows how leads should look. */
    private static List<Leaks.Pupil> pupils(ReadStatements.Reader reader) {
        List<Leaks.Pupil> pupils = new ArrayList<>(Leaks.pupils(reader.cards()));
        String learnedFrom = String.valueOf(ElectrodeModel.learned().card().get("learnedFrom"));
        pupils.add(new Leaks.Pupil("electrodes.json", List.of(new ModelCard.Source(learnedFrom, learnedFrom, ""))));
        return pupils;
    }

    /** What is abstained from is suspected of nothing. */
    private static Optional<ElectrodeSwap> said(ReadStatements.Reader reader, Ecg ecg, PtbxlCatalogue.Row row) {
        return reader.read(ecg, row.subject())
                .map(Reading.Reported::measurements)
                .flatMap(ElectrodeCheck::of)
                .map(ElectrodeCheck.Suspected::swap);
    }

    private static Interval share(List<Tally> patients, String simulated, boolean anySwap) {
        return Bootstrap.interval(patients, group -> {
            double counted = 0;
            double records = 0;
            for (Tally tally : group) {
                counted += (anySwap ? tally.suspected : tally.named).getOrDefault(simulated, 0);
                records += tally.records.getOrDefault(simulated, 0);
            }
            return counted / records;
        });
    }
}
