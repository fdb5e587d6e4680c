package org.einthoven.paper;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says of its scale in words; empty where it says nothing, or two things.
 *
 * @param mmPerS speed of the paper, and {@code mmPerMv} gain
 */
record PrintedScale(OptionalDouble mmPerS, OptionalDouble mmPerMv) {

    private static final Pattern SPEED = Pattern.compile("(\\d+)mm/s(ec)?");
    private static final Pattern GAIN = Pattern.compile("(\\d+)mm/mV");

    /** A unit stands this near behind its number, in parts of their height. */
    private static final double GAP = 1.6;

    /** @param read words from left to right */
    static PrintedScale of(Map<Word, String> read) {
        return new PrintedScale(said(read, SPEED), said(read, GAIN));
    }

    private static OptionalDouble said(Map<Word, String> read, Pattern scale) {
        double[] said = read.entrySet().stream()
                .flatMap(unit -> read.entrySet().stream()
                        .filter(number -> number == unit || stands(number.getKey(), unit.getKey()))
                        .map(number -> number == unit ? unit.getValue() : number.getValue() + unit.getValue()))
                .map(scale::matcher)
                .filter(Matcher::matches)
                .mapToDouble(number -> Double.parseDouble(number.group(1)))
                .distinct()
                .toArray();
        return said.length == 1 ? OptionalDouble.of(said[0]) : OptionalDouble.empty();
    }

    /** Whether a number stands just before a unit. */
    private static boolean stands(Word number, Word unit) {
        int high = Math.max(number.height(), unit.height());
        int gap = unit.left() - number.right();
        return gap >= 0 && gap < GAP * high && Math.abs(number.top() - unit.top()) < high / 2;
    }
}
