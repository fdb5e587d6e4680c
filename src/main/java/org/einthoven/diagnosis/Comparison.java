package org.einthoven.diagnosis;

import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.BeatPart;

/**
 * A number that a finding was judged by, beside its limit: {@code PR interval 234 ms, limit above 200 ms}.
 *
 * @param quantity what was measured, in the field's words
 * @param source where the limit is from
 * @param places where in the beats the value was read off; empty for one of rhythm or rate
 */
public record Comparison(
        String quantity,
        double value,
        Relation relation,
        double limit,
        String unit,
        String source,
        List<Place> places) {

    public Comparison {
        places = List.copyOf(places);
    }

    /** A number of rhythm or rate. */
    public Comparison(String quantity, double value, Relation relation, double limit, String unit, String source) {
        this(quantity, value, relation, limit, unit, source, List.of());
    }

    /** How a value has to lie to its limit for the statement to hold. */
    public enum Relation {
        ABOVE("above"),
        AT_LEAST("at least"),
        BELOW("below"),
        AT_MOST("at most");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
            };
        }
    }

    static Comparison above(String quantity, double value, Limit limit) {
        return of(quantity, value, Relation.ABOVE, limit);
    }

    static Comparison atLeast(String quantity, double value, Limit limit) {
        return of(quantity, value, Relation.AT_LEAST, limit);
    }

    static Comparison below(String quantity, double value, Limit limit) {
        return of(quantity, value, Relation.BELOW, limit);
    }

    static Comparison atMost(String quantity, double value, Limit limit) {
        return of(quantity, value, Relation.AT_MOST, limit);
    }

    private static Comparison of(String quantity, double value, Relation relation, Limit limit) {
        return new Comparison(quantity, value, relation, limit.value(), limit.unit(), limit.source());
    }

    /** The same, read off these parts of the beats over all leads. */
    Comparison readOff(BeatPart... parts) {
        return new Comparison(quantity, value, relation, limit, unit, source, List.of(new Place(null, List.of(parts))));
    }

    public boolean holds() {
        return relation.holds(value, limit);
    }

    /** {@code 234 ms}. */
    public String valueText() {
        return number(value) + unitText();
    }

    /** {@code above 200 ms}. */
    public String limitText() {
        return relation.word() + " " + number(limit) + unitText();
    }

    private String unitText() {
        return unit.equals("deg") ? "°" : unit.isEmpty() || unit.startsWith("/") ? unit : " " + unit;
    }

    /** Whole numbers where the limit is one of size, else as many digits as tell value and limit apart. */
    private String number(double number) {
        double size = Math.abs(limit);
        int digits = size >= 10 ? 0 : size >= 1 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", number).replace("-", "\u2212");
    }
}
