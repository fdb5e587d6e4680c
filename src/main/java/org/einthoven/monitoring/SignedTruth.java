package org.einthoven.monitoring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.ecg.BeatClass;
import org.einthoven.registry.Judgement;
import org.einthoven.statement.LearnedStatement;

/**
 * What a signature makes true of what the models said.
 *
 * @param items by the names of {@link Item}
 * @param answers probabilities beside the truth
 * @param verdicts what the reader decided, finding by finding
 */
record SignedTruth(Map<String, Outcome> items, List<Answer> answers, List<Decided> verdicts) {
    /** Beats within are the same one (ANSI/AAMI EC57:2012, 4.3). */
    private static final double SAME_BEAT_MS = 150;

    /** These say what was done with a recording, and no reader can know better. */
    private static final Set<FindingCode> NO_CLAIM = EnumSet.of(
            FindingCode.NOT_JUDGED,
            FindingCode.LEADS_DERIVED,
            FindingCode.CLASSIFIER_SILENT,
            FindingCode.CLASSIFIER_LEAD_MISSING);

    /** @param statement of the learned classifier, after {@link Item#OWN} where the truth was told before the machine was seen */
    record Answer(String statement, double probability, boolean truth) {}

    /** In place of a finding: that a reader signed, and whether they had read first. */
    static final String ANY = "*";

    static final String SIGNED = "SIGNED";
    static final String READ_FIRST = "READ_FIRST";
    static final String ADDED = "ADDED";

    /**
     * @param finding its code, or {@link #ANY}
     * @param verdict a {@link org.einthoven.archive.Verdict} or {@link #ADDED}; of any, {@link #SIGNED} or {@link #READ_FIRST}
     */
    record Decided(String finding, String verdict) {}

    /**
     * @param model what the models read
     * @param shown the same with what readers changed on the trace, which the decisions are about
     * @param own what the reader said before they saw the machine's reading; empty where they saw it first
     */
    static SignedTruth of(
            ReadingDocument model, ReadingDocument shown, ReviewContent review, Optional<OwnReading> own) {
        Judgement judgement = Judgement.of(shown.findings(), review);
        Map<String, Outcome> items = new TreeMap<>();
        List<Answer> answers = new ArrayList<>();
        if (judgement.codeable()) {
            findings(model, shown, judgement, items);
            answers(model, judgement, answers);
        } else {
            items.put(Item.UNCODED, Outcome.hit(1));
        }
        beats(model, shown, items);
        own.ifPresent(reading -> own(model, reading, items, answers));
        List<Decided> verdicts = verdicts(shown, review);
        verdicts.add(new Decided(ANY, SIGNED));
        own.ifPresent(reading -> verdicts.add(new Decided(ANY, READ_FIRST)));
        return new SignedTruth(items, answers, verdicts);
    }

    private static void findings(
            ReadingDocument model, ReadingDocument shown, Judgement judgement, Map<String, Outcome> items) {
        Set<FindingCode> stated = codes(model);
        Set<FindingCode> left = codes(shown);
        items.put(Item.FINDING + Item.ALL, Outcome.hit(1));
        Set<FindingCode> all = EnumSet.copyOf(stated);
        all.addAll(judgement.present());
        all.removeAll(NO_CLAIM);
        for (FindingCode code : all) {
            items.put(Item.FINDING + code.code(), outcome(stated.contains(code), truth(code, left, judgement)));
        }
        for (ReaderStatement statement : ReaderStatement.values()) {
            boolean said = statement.codes().stream().anyMatch(stated::contains);
            List<Truth> truths = statement.codes().stream()
                    .filter(code -> stated.contains(code) || judgement.present().contains(code))
                    .map(code -> truth(code, left, judgement))
                    .toList();
            if (!truths.isEmpty()) {
                items.put(Item.SAID + statement, outcome(said, Truth.ofAny(truths)));
            }
        }
    }

    private enum Truth {
        PRESENT,
        ABSENT,
        OPEN;

        /** Of one statement in several grades or by several criteria. */
        static Truth ofAny(List<Truth> truths) {
            return truths.contains(PRESENT) ? PRESENT : truths.contains(OPEN) ? OPEN : ABSENT;
        }
    }

    /** A finding that is gone since a reader changed waves or beats was wrong. */
    private static Truth truth(FindingCode code, Set<FindingCode> left, Judgement judgement) {
        if (judgement.present().contains(code)) {
            return Truth.PRESENT;
        }
        return judgement.absent().contains(code) || !left.contains(code) ? Truth.ABSENT : Truth.OPEN;
    }

    private static Outcome outcome(boolean said, Truth truth) {
        return switch (truth) {
            case PRESENT -> said ? Outcome.hit(1) : Outcome.missed(1);
            case ABSENT -> said ? Outcome.falseAlarm(1) : Outcome.NONE;
            case OPEN -> Outcome.UNDECIDED;
        };
    }

    private static Set<FindingCode> codes(ReadingDocument reading) {
        return reading.findings().stream()
                .map(Finding::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
    }

    private static void answers(ReadingDocument model, Judgement judgement, List<Answer> answers) {
        for (LearnedStatement statement : model.statements()) {
            Diagnosis.ofLearned(statement.code())
                    .filter(finding -> !judgement.open().contains(finding))
                    .ifPresent(finding -> answers.add(new Answer(
                            statement.code(),
                            statement.probability(),
                            judgement.present().contains(finding))));
        }
    }

    /** Beats that nobody touched count as accepted. */
    private static void beats(ReadingDocument model, ReadingDocument shown, Map<String, Outcome> items) {
        List<Beat> said = model.beats();
        List<Beat> truth = shown.beats();
        if (said.isEmpty() && truth.isEmpty()) {
            return;
        }
        int beats = 0;
        int i = 0;
        int j = 0;
        while (i < said.size() || j < truth.size()) {
            double apart = i == said.size()
                    ? Double.POSITIVE_INFINITY
                    : j == truth.size()
                            ? Double.NEGATIVE_INFINITY
                            : said.get(i).timeMs() - truth.get(j).timeMs();
            if (apart < -SAME_BEAT_MS) {
                add(items, said.get(i++).beatClass(), Outcome.falseAlarm(1));
            } else if (apart > SAME_BEAT_MS) {
                add(items, truth.get(j++).beatClass(), Outcome.missed(1));
            } else {
                BeatClass one = said.get(i++).beatClass();
                BeatClass other = truth.get(j++).beatClass();
                if (one == other) {
                    add(items, one, Outcome.hit(1));
                } else {
                    add(items, one, Outcome.falseAlarm(1));
                    add(items, other, Outcome.missed(1));
                }
            }
            beats++;
        }
        items.put(Item.BEAT + Item.ALL, Outcome.hit(beats));
        if (!said.equals(truth)) {
            items.put(Item.BEATS_CHANGED, Outcome.hit(1));
        }
    }

    private static void add(Map<String, Outcome> items, BeatClass beatClass, Outcome outcome) {
        items.merge(Item.BEAT + beatClass, outcome, Outcome::plus);
    }

    private static void own(ReadingDocument model, OwnReading own, Map<String, Outcome> items, List<Answer> answers) {
        items.put(Item.OWN + Item.ALL, Outcome.hit(1));
        for (ReaderStatement statement : ReaderStatement.values()) {
            boolean said = own.machine().contains(statement);
            boolean truth = own.own().contains(statement);
            if (said || truth) {
                items.put(Item.OWN + statement, outcome(said, truth ? Truth.PRESENT : Truth.ABSENT));
            }
            for (LearnedStatement learned : model.statements()) {
                Diagnosis.ofLearned(learned.code())
                        .filter(statement.codes()::contains)
                        .ifPresent(finding ->
                                answers.add(new Answer(Item.OWN + learned.code(), learned.probability(), truth)));
            }
        }
    }

    private static List<Decided> verdicts(ReadingDocument shown, ReviewContent review) {
        List<Decided> verdicts = new ArrayList<>();
        review.decisions().forEach(decision -> shown.finding(decision.findingId())
                .ifPresent(finding -> verdicts.add(
                        new Decided(finding.code().code(), decision.verdict().name()))));
        Set<String> decided = verdicts.stream().map(Decided::finding).collect(Collectors.toSet());
        Judgement.of(shown.findings(), review).present().stream()
                .map(FindingCode::code)
                .filter(code -> !decided.contains(code))
                .sorted()
                .forEach(code -> verdicts.add(new Decided(code, ADDED)));
        return verdicts;
    }
}
