package org.einthoven.fhir;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Quantity;

/** The units in which the potential of a lead may be sent. UCUM is case sensitive, and so are we: MV is a megavolt. */
enum VoltageUnit {
    VOLT(1000, Set.of("V")),
    MILLIVOLT(1, Set.of("mV")),
    /** UCUM's uV; people write it with a micro sign (U+00B5) or a Greek mu (U+03BC). */
    MICROVOLT(1e-3, Set.of("uV", "\u00b5V", "\u03bcV")),
    NANOVOLT(1e-6, Set.of("nV"));

    private final double millivolts;
    private final Set<String> spellings;

    VoltageUnit(double millivolts, Set<String> spellings) {
        this.millivolts = millivolts;
        this.spellings = spellings;
    }

    /** Millivolts in one of this unit. */
    double millivolts() {
        return millivolts;
    }

    /** The unit of a quantity, by its code where there is one, else by its text; empty where that is no voltage. */
    static Optional<VoltageUnit> of(Quantity quantity) {
        String stated = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
        return Stream.of(values())
                .filter(unit -> unit.spellings.contains(stated))
                .findFirst();
    }

    /**
     * Whether text and code name different units. The text is for people, so it may be spelt their way; one that names no
     * unit contradicts none.
     */
    static boolean contradictsItself(Quantity quantity) {
        if (!quantity.hasCode() || !quantity.hasUnit()) {
            return false;
        }
        String text = quantity.getUnit().strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(unit -> unit.isMeantBy(text))
                .anyMatch(unit -> !unit.spellings.contains(quantity.getCode()));
    }

    /** In lower case, abbreviated or as a word. */
    private boolean isMeantBy(String text) {
        String word = name().toLowerCase(Locale.ROOT);
        return text.equals(word)
                || text.equals(word + "s")
                || spellings.stream()
                        .map(spelling -> spelling.toLowerCase(Locale.ROOT))
                        .anyMatch(text::equals);
    }

    static boolean isStated(Quantity quantity) {
        return quantity.hasCode() || quantity.hasUnit();
    }
}
