package org.einthoven.splits;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows records of published sets by what somebody calls them, such as {@code mitdb/100} in an identifier. */
public final class NamedRecords {
    private static final Pattern NAME = Pattern.compile(
            "\\b(mitdb|ludb|svdb|cinc2017|challenge-2017|ptb-?xl)[^A-Za-z0-9]{1,40}(?:\\d+\\.\\d+\\.\\d+/)?(?:[A-Za-z]+\\d*/)*([Aa]?\\d{1,5})(?!\\d)");

    private static final Map<String, Splits> SETS = Map.of(
            "mitdb", Splits.mitdb(),
            "ludb", Splits.ludb(),
            "svdb", Splits.svdb(),
            "cinc2017", Splits.cinc2017(),
            "challenge-2017", Splits.cinc2017());

    private NamedRecords() {}

    /**
     * A record that must not be learned from and that the text names. Of PTB-XL every record counts as one, since which of its folds
     * it is in stands in the set's own table.
     */
    public static Optional<String> barred(String text) {
        Matcher names = NAME.matcher(text.toLowerCase(Locale.ROOT));
        while (names.find()) {
            Splits set = SETS.get(names.group(1));
            String id = names.group(2).toUpperCase(Locale.ROOT);
            if (set == null || set.barred().contains(id)) {
                return Optional.of(names.group(1) + " " + id);
            }
        }
        return Optional.empty();
    }
}
