package org.einthoven.archive;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they are searched: lower case, without accents. */
public final class SearchName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchName() {}

    public static String of(String name) {
        return MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** A LIKE pattern for what begins so; its own wildcards are taken literally. */
    public static String prefix(String name) {
        return escaped(of(name)) + "%";
    }

    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
