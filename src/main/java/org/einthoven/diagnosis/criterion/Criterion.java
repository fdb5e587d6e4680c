package org.einthoven.diagnosis.criterion;

import java.util.List;
import java.util.Objects;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One criterion, as it stands in {@code criteria.json}.
 *
 * @param code the statement that it makes
 * @param name as a reader names it, such as {@code Left ventricular hypertrophy (Cornell voltage)}
 * @param formula in the language of {@link FormulaParser}
 * @param limits tried in order; the first that holds is {@code {limit}} in the formula
 * @param fromYears the reference speaks of people of this age and above; null for all
 * @param unless statements beside which this one is not made
 * @param notJudgedIn statements beside which it cannot be judged
 * @param caution statements that can bring it about without what it stands for
 * @param reference where formula and limits are from
 */
public record Criterion(
        FindingCode code,
        String name,
        String formula,
        @Nullable List<PersonalLimit> limits,
        @Nullable Double fromYears,
        @Nullable List<FindingCode> unless,
        @Nullable List<FindingCode> notJudgedIn,
        @Nullable List<FindingCode> caution,
        String reference) {

    public Criterion {
        limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
        unless = List.copyOf(Objects.requireNonNullElse(unless, List.of()));
        notJudgedIn = List.copyOf(Objects.requireNonNullElse(notJudgedIn, List.of()));
        caution = List.copyOf(Objects.requireNonNullElse(caution, List.of()));
    }

    /** The limit for this person in this lead, or the one for those of whom it is not known. */
    PersonalLimit limit(Subject subject, @Nullable LeadName lead) {
        return limits.stream()
                .filter(limit -> limit.isFor(lead) && limit.isFor(subject))
                .findFirst()
                .or(() -> limits.stream()
                        .filter(limit -> limit.isFor(lead) && limit.unknown() != null)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(name + " has no limit for " + subject + " in " + lead));
    }

    /** What is said where age or sex is not known and a limit was taken all the same; empty where it was known. */
    String assumed(Subject subject) {
        return limits.stream()
                .filter(limit -> limit.unknown() != null && !limit.isFor(subject))
                .filter(limit -> limits.stream()
                        .noneMatch(other -> Objects.equals(other.leads(), limit.leads()) && other.isFor(subject)))
                .map(limit -> Objects.requireNonNull(limit.unknown()))
                .findFirst()
                .orElse("");
    }
}
