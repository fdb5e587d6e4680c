package org.einthoven.diagnosis.criterion;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measurements;

/** All criteria, in the order in which they are judged: what makes others impossible to judge comes first. */
public final class Criteria {

    private static final String RESOURCE = "/criteria.json";

    private static final Criteria ALL = new Criteria(read());

    private final Map<Criterion, Condition> conditions = new LinkedHashMap<>();

    Criteria(List<Criterion> criteria) {
        criteria.forEach(criterion -> conditions.put(criterion, FormulaParser.parse(criterion.formula())));
    }

    public static Criteria all() {
        return ALL;
    }

    public List<Criterion> list() {
        return List.copyOf(conditions.keySet());
    }

    /**
     * @param stated what was already said of the rhythm
     * @return one verdict a criterion, in their order
     */
    public List<Verdict> judge(Measurements measurements, Subject subject, Set<FindingCode> stated) {
        Set<FindingCode> said = EnumSet.noneOf(FindingCode.class);
        said.addAll(stated);
        Map<FindingCode, Set<String>> undecided = new EnumMap<>(FindingCode.class);
        List<Verdict> verdicts = new ArrayList<>();
        conditions.forEach((criterion, condition) -> {
            Verdict verdict = sure(judge(criterion, condition, measurements, subject, said), undecided);
            if (verdict instanceof Verdict.Met) {
                said.add(criterion.code());
            } else if (verdict instanceof Verdict.NotJudged not
                    && !not.missing().isEmpty()) {
                undecided.put(criterion.code(), not.missing());
            }
            verdicts.add(verdict);
        });
        return verdicts;
    }

    /** What is said only beside the absence of something else is not said while that could not be decided. */
    private static Verdict sure(Verdict verdict, Map<FindingCode, Set<String>> undecided) {
        Criterion criterion = verdict.criterion();
        return verdict instanceof Verdict.Met
                ? criterion.unless().stream()
                        .filter(undecided::containsKey)
                        .findFirst()
                        .<Verdict>map(code -> new Verdict.NotJudged(criterion, undecided.get(code), ""))
                        .orElse(verdict)
                : verdict;
    }

    private static Verdict judge(
            Criterion criterion,
            Condition condition,
            Measurements measurements,
            Subject subject,
            Set<FindingCode> said) {
        if (criterion.unless().stream().anyMatch(said::contains)) {
            return new Verdict.NotMet(criterion);
        }
        for (FindingCode obstacle : criterion.notJudgedIn()) {
            if (said.contains(obstacle)) {
                return new Verdict.NotJudged(
                        criterion, Set.of(), obstacle.display().toLowerCase(Locale.ROOT));
            }
        }
        Double age = subject.ageYears();
        if (criterion.fromYears() != null && age != null && age < criterion.fromYears()) {
            return new Verdict.NotJudged(
                    criterion, Set.of(), "no limit below the age of " + Math.round(criterion.fromYears()));
        }
        Outcome outcome = condition.in(new Situation(measurements, subject, criterion, null));
        if (outcome.isTrue()) {
            return new Verdict.Met(
                    criterion, outcome.comparisons(), outcome.leads(), criterion.assumed(subject, outcome.leads()));
        }
        return outcome.isFalse()
                ? new Verdict.NotMet(criterion)
                : new Verdict.NotJudged(criterion, outcome.missing(), "");
    }

    private static List<Criterion> read() {
        try (InputStream in = Criteria.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
