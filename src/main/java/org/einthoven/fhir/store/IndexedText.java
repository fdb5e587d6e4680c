package org.einthoven.fhir.store;

import java.util.List;
import org.einthoven.archive.SearchName;
import org.jspecify.annotations.Nullable;

/**
 * How texts stand in the index, and conditions on a row {@code x} of it. PostgreSQL bounds what an index holds: of a long
 * text it finds the beginning, and the whole, which stands beside it, is looked at then.
 */
final class IndexedText {

    /** Of a text that is searched; a longer one is found by what it begins with. */
    static final int MOST_CHARACTERS = 4_000;

    private static final int INDEXED = 200;

    private IndexedText() {}

    /** As much of a text as is searched. */
    static String searched(String text) {
        return beginning(text, MOST_CHARACTERS);
    }

    /** What the index holds of a text without case and accents. */
    static String folded(String whole) {
        return beginning(whole, INDEXED);
    }

    /** The text itself where the index holds not all of it; null for others. */
    static @Nullable String whole(String whole) {
        return whole.length() > INDEXED ? whole : null;
    }

    /** Characters beyond the first plane are not cut in two. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** It begins so, without regard to case and accents. */
    static Condition begins(String text) {
        String whole = SearchName.of(searched(text));
        String prefix = SearchName.escaped(whole) + "%";
        return whole(whole) == null
                ? Condition.of("x.folded like ?", prefix)
                : Condition.of("x.folded = ? and x.whole like ?", folded(whole), prefix);
    }

    static Condition contains(String text) {
        return like("%" + SearchName.prefix(searched(text)));
    }

    /** A word of it begins so. */
    static Condition hasWord(String text) {
        return Condition.any(List.of(begins(text), like("% " + SearchName.prefix(searched(text)))));
    }

    private static Condition like(String pattern) {
        return Condition.of("coalesce(x.whole, x.folded) like ?", pattern);
    }

    static Condition is(String text) {
        String exact = searched(text);
        return Condition.of("x.folded = ? and x.exact = ?", folded(SearchName.of(exact)), exact);
    }

    /** It begins exactly so. */
    static Condition beginsExactly(String text) {
        return Condition.all(
                List.of(begins(text), Condition.of("x.exact like ?", SearchName.escaped(searched(text)) + "%")));
    }
}
