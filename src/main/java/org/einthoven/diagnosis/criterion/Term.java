package org.einthoven.diagnosis.criterion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.diagnosis.Place;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/** One side of a comparison: a number that follows from measurements. */
sealed interface Term {

    /** NaN where something that it needs was not measured. */
    double value(Situation situation);

    /** As a reader writes it, such as {@code S V1 + R V5}. */
    String text(Situation situation);

    /** Of the first measurement in it; empty for plain numbers. */
    Optional<String> unit();

    /** What it needs and was not measured. */
    Set<String> missing(Situation situation);

    /** Where its measurements were read off; empty for plain numbers. */
    List<Place> places(Situation situation);

    record Constant(double number) implements Term {

        @Override
        public double value(Situation situation) {
            return number;
        }

        @Override
        public String text(Situation situation) {
            return String.valueOf(number);
        }

        @Override
        public Optional<String> unit() {
            return Optional.empty();
        }

        @Override
        public Set<String> missing(Situation situation) {
            return Set.of();
        }

        @Override
        public List<Place> places(Situation situation) {
            return List.of();
        }
    }

    /** The criterion's limit for this person and, where it depends on it, this lead. */
    record LimitOfPerson() implements Term {

        @Override
        public double value(Situation situation) {
            return situation.limit();
        }

        @Override
        public String text(Situation situation) {
            return "limit";
        }

        @Override
        public Optional<String> unit() {
            return Optional.empty();
        }

        @Override
        public Set<String> missing(Situation situation) {
            return Set.of();
        }

        @Override
        public List<Place> places(Situation situation) {
            return List.of();
        }
    }

    /** @param lead null for a measure of the whole recording, or for the lead that is looked at */
    record Measurement(Measured what, @Nullable LeadName lead) implements Term {

        @Override
        public double value(Situation situation) {
            LeadName of = leadIn(situation);
            return of == null ? what.in(situation.measurements()) : what.in(situation.measurements(), of);
        }

        @Override
        public String text(Situation situation) {
            LeadName of = leadIn(situation);
            return of == null ? what.display() : what.display() + " " + of.display();
        }

        @Override
        public Optional<String> unit() {
            return Optional.of(what.unit());
        }

        @Override
        public Set<String> missing(Situation situation) {
            if (!Double.isNaN(value(situation))) {
                return Set.of();
            }
            LeadName of = leadIn(situation);
            return Set.of(of == null ? what.display() : of.display());
        }

        @Override
        public List<Place> places(Situation situation) {
            return List.of(new Place(leadIn(situation), what.parts()));
        }

        private @Nullable LeadName leadIn(Situation situation) {
            if (!what.isOfLead()) {
                return null;
            }
            return lead == null ? situation.lead() : lead;
        }
    }

    /** @param signs 1 or -1 for each part */
    record Sum(List<Term> parts, List<Integer> signs) implements Term {

        public Sum {
            parts = List.copyOf(parts);
            signs = List.copyOf(signs);
        }

        @Override
        public double value(Situation situation) {
            double sum = 0;
            for (int i = 0; i < parts.size(); i++) {
                sum += signs.get(i) * parts.get(i).value(situation);
            }
            return sum;
        }

        @Override
        public String text(Situation situation) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                text.append(i == 0 ? "" : signs.get(i) > 0 ? " + " : " \u2212 ")
                        .append(parts.get(i).text(situation));
            }
            return text.toString();
        }

        @Override
        public Optional<String> unit() {
            return parts.stream().map(Term::unit).flatMap(Optional::stream).findFirst();
        }

        @Override
        public Set<String> missing(Situation situation) {
            return missingOf(parts, situation);
        }

        @Override
        public List<Place> places(Situation situation) {
            return parts.stream()
                    .flatMap(part -> part.places(situation).stream())
                    .toList();
        }
    }

    /** The largest; what cannot be measured is passed over while another part can. */
    record Largest(List<Term> parts) implements Term {

        public Largest {
            parts = List.copyOf(parts);
        }

        @Override
        public double value(Situation situation) {
            return parts.stream()
                    .mapToDouble(part -> part.value(situation))
                    .filter(value -> !Double.isNaN(value))
                    .max()
                    .orElse(Double.NaN);
        }

        @Override
        public String text(Situation situation) {
            return largest(situation).map(part -> part.text(situation)).orElseGet(() -> parts.stream()
                    .map(part -> part.text(situation))
                    .collect(Collectors.joining(" or ")));
        }

        @Override
        public Optional<String> unit() {
            return parts.get(0).unit();
        }

        @Override
        public Set<String> missing(Situation situation) {
            return Double.isNaN(value(situation)) ? missingOf(parts, situation) : Set.of();
        }

        @Override
        public List<Place> places(Situation situation) {
            return largest(situation).map(part -> part.places(situation)).orElse(List.of());
        }

        private Optional<Term> largest(Situation situation) {
            double largest = value(situation);
            return parts.stream()
                    .filter(part -> part.value(situation) == largest)
                    .findFirst();
        }
    }

    private static Set<String> missingOf(List<Term> parts, Situation situation) {
        return parts.stream().flatMap(part -> part.missing(situation).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
