package org.einthoven.diagnosis;

import java.util.List;
import java.util.Locale;

/** Numbers and names as a reader writes them. */
final class Wording {

    private Wording() {}

    /** {@code 1 pause}, {@code 2 pauses}. */
    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    static String rounded(double value) {
        return String.valueOf(Math.round(value));
    }

    static String seconds(double ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }

    /** {@code V1}, {@code V1 and V2}, {@code V1, V2 and V3}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A share in whole percent. */
    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** With a small letter, unless it is an abbreviation such as ST or a T wave that begins it. */
    static String inSentence(String display) {
        boolean abbreviation = display.length() > 1 && !Character.isLowerCase(display.charAt(1));
        return abbreviation ? display : display.substring(0, 1).toLowerCase(Locale.ROOT) + display.substring(1);
    }
}
