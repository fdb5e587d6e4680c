package org.einthoven.diagnosis.criterion;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param limits the first that holds is {@code {limit}} in the formula; those that name the lead come before the others
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

    /** The limit for this person in this lead, or the one that is taken where not enough is known of them. */
    PersonalLimit limit(Subject subject, @Nullable LeadName lead) {
        List<PersonalLimit> there = limits.stream()
                .filter(lead == null ? PersonalLimit::isForAnyLead : limit -> limit.names(lead))
                .toList();
        if (there.isEmpty()) {
            there = limits.stream().filter(PersonalLimit::isForAnyLead).toList();
        }
        Stream<PersonalLimit> known = there.stream().filter(limit -> limit.isFor(subject));
        Stream<PersonalLimit> taken =
                there.stream().filter(limit -> limit.unknown() != null && limit.couldBeFor(subject));
        return Stream.concat(known, taken)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no limit for " + subject + " in " + lead));
    }

    /**
     * What is said where age or sex is not known and a limit was taken all the same; empty where it was known.
     *
     * @param leads in which the criterion was found to hold; empty for one that names its leads itself
     */
    String assumed(Subject subject, List<LeadName> leads) {
        if (limits.isEmpty()) {
            return "";
        }
        Stream<PersonalLimit> taken = leads.isEmpty()
                ? Stream.of(limit(subject, null))
                : leads.stream().map(lead -> limit(subject, lead));
        return taken.filter(limit -> !limit.isFor(subject))
                .map(limit -> Objects.requireNonNull(limit.unknown()))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
