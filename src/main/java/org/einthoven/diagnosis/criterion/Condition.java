package org.einthoven.diagnosis.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.ecg.LeadName;

/** What a formula demands. */
sealed interface Condition {

    Outcome in(Situation situation);

    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Outcome in(Situation situation) {
            return Outcome.all(parts.stream().map(part -> part.in(situation)).toList());
        }
    }

    record Any(List<Condition> parts) implements Condition {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Outcome in(Situation situation) {
            List<Outcome> outcomes =
                    parts.stream().map(part -> part.in(situation)).toList();
            boolean searches = parts.stream().allMatch(InLeads.class::isInstance);
            return searches ? Outcome.anywhere(outcomes) : Outcome.any(outcomes);
        }
    }

    record Compare(Term left, Comparison.Relation relation, Term right) implements Condition {

        @Override
        public Outcome in(Situation situation) {
            Set<String> missing = new TreeSet<>(left.missing(situation));
            missing.addAll(right.missing(situation));
            if (!missing.isEmpty()) {
                return Outcome.unknown(missing);
            }
            String unit = left.unit().orElse("");
            String against = right.unit().isEmpty() ? "" : ", against " + right.text(situation);
            Comparison comparison = new Comparison(
                    left.text(situation) + against,
                    rounded(left.value(situation), unit),
                    relation,
                    rounded(right.value(situation), unit),
                    unit,
                    situation.criterion().reference(),
                    Stream.concat(left.places(situation).stream(), right.places(situation).stream())
                            .distinct()
                            .toList());
            List<LeadName> where = situation.lead() == null ? List.of() : List.of(situation.lead());
            return comparison.holds() ? new Outcome(true, List.of(comparison), where, Set.of()) : Outcome.FALSE;
        }

        /** What is shown is what is judged: whole ms and degrees, hundredths of a mV. */
        private static double rounded(double value, String unit) {
            return unit.equals("mV") ? Math.round(value * 100) / 100.0 : (double) Math.round(value);
        }
    }

    /**
     * Enough leads of one group for which a condition holds; all leads that help it to hold are kept, in every group.
     *
     * @param adjacent whether they must be neighbours in the group
     */
    record InLeads(int count, boolean adjacent, List<List<LeadName>> groups, Condition each) implements Condition {

        public InLeads {
            groups = groups.stream().map(List::copyOf).toList();
        }

        @Override
        public Outcome in(Situation situation) {
            return Outcome.anywhere(
                    groups.stream().map(group -> inGroup(group, situation)).toList());
        }

        private Outcome inGroup(List<LeadName> group, Situation situation) {
            List<Outcome> outcomes =
                    group.stream().map(lead -> each.in(situation.in(lead))).toList();
            List<Outcome> windows = new ArrayList<>();
            int size = adjacent ? count : group.size();
            for (int from = 0; from + size <= outcomes.size(); from++) {
                windows.add(enough(outcomes.subList(from, from + size)));
            }
            return Outcome.anywhere(windows);
        }

        /** Whether {@link #count} of them hold; those that do are kept. */
        private Outcome enough(List<Outcome> outcomes) {
            List<Outcome> held = Outcome.held(outcomes);
            if (held.size() >= count) {
                return Outcome.together(held);
            }
            long possible =
                    outcomes.stream().filter(outcome -> !outcome.isFalse()).count();
            return possible >= count ? Outcome.unknown(Outcome.missingOf(outcomes)) : Outcome.FALSE;
        }
    }
}
