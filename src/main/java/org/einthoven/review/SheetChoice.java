package org.einthoven.review;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.print.SheetForm;
import org.einthoven.print.SheetForm.LeadOrder;
import org.jspecify.annotations.Nullable;

/**
 * How a trace is to be drawn.
 *
 * @param rhythm the lead of the first strip, in a form that has one
 * @param fromS where the ten seconds that are drawn begin
 */
record SheetChoice(SheetForm form, LeadOrder order, LeadName rhythm, double mmPerS, double mmPerMv, double fromS) {
    static final SheetChoice STANDARD = new SheetChoice(SheetForm.ROWS, LeadOrder.STANDARD, LeadName.II, 25, 10, 0);

    private static final Set<String> SPEEDS = Set.of("12.5", "25", "50");
    private static final Set<String> GAINS = Set.of("5", "10", "20");
    /** Longer than any recording that is kept. */
    private static final double LATEST_S = 7_200;

    /**
     * Null stands for the standard.
     *
     * @throws FaultException {@link Fault#INVALID_PARAMETER}
     */
    static SheetChoice of(
            @Nullable String form,
            @Nullable String order,
            @Nullable String rhythm,
            @Nullable String speed,
            @Nullable String gain,
            @Nullable String from) {
        return new SheetChoice(
                form == null ? STANDARD.form : known("form", SheetForm.named(form)),
                order == null ? STANDARD.order : known("order", order(order)),
                rhythm == null ? STANDARD.rhythm : known("rhythm", lead(rhythm)),
                speed == null ? STANDARD.mmPerS : among("speed", SPEEDS, speed),
                gain == null ? STANDARD.mmPerMv : among("gain", GAINS, gain),
                from == null ? STANDARD.fromS : seconds(from));
    }

    private static Optional<LeadOrder> order(String word) {
        return switch (word) {
            case "standard" -> Optional.of(LeadOrder.STANDARD);
            case "cabrera" -> Optional.of(LeadOrder.CABRERA);
            default -> Optional.empty();
        };
    }

    private static Optional<LeadName> lead(String display) {
        return Arrays.stream(LeadName.values())
                .filter(name -> name.display().equals(display))
                .findFirst();
    }

    private static double among(String name, Set<String> allowed, String value) {
        return known(name, Optional.of(value).filter(allowed::contains).map(Double::valueOf));
    }

    private static double seconds(String value) {
        try {
            double seconds = Double.parseDouble(value);
            return known("from", Optional.of(seconds).filter(from -> from >= 0 && from <= LATEST_S));
        } catch (NumberFormatException odd) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "from");
        }
    }

    private static <T> T known(String name, Optional<T> value) {
        return value.orElseThrow(() -> FaultException.of(Fault.INVALID_PARAMETER, "This", name));
    }
}
