package org.einthoven.formats;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks that came with a recording: what somebody else saw in it.
 *
 * @param name of the file, which tells the annotator
 * @param list each mark as its time in ms from the first sample, its code, and its note in brackets where it has one; a blank between
 *     two
 */
public record SenderMarks(String name, String list) {

    private static final Pattern MARK = Pattern.compile("(?:^| )(\\d+)([^ \\[]+(?:\\[[^\\]]*])?)");

    /** Those from one instant to before another, their times counted from the first. */
    SenderMarks within(long fromMs, long toMs) {
        StringBuilder within = new StringBuilder();
        Matcher mark = MARK.matcher(list);
        while (mark.find()) {
            long at = Long.parseLong(mark.group(1));
            if (at >= fromMs && at < toMs) {
                within.append(within.isEmpty() ? "" : " ").append(at - fromMs).append(mark.group(2));
            }
        }
        return new SenderMarks(name, within.toString());
    }
}
