package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Finding;

/**
 * One line of what a review says.
 *
 * @param key the same line in another version has the same key
 * @param original what the reading said, where the cardiologist says something else; empty otherwise
 */
public record Statement(String key, Mark mark, String text, String original) {
    /** How a line came about. */
    public enum Mark {
        CONFIRMED("confirmed"),
        CHANGED("changed"),
        REJECTED("rejected"),
        UNDECIDED("not decided"),
        UNOBJECTED("not objected to"),
        ADDED("added"),
        COMMENT("comment");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What is signed: every finding with its decision, what was added, the comment. */
    static List<Statement> of(ReadingDocument reading, ReviewContent content) {
        List<Statement> lines = new ArrayList<>();
        for (Finding finding : reading.findingsFlaggedFirst()) {
            lines.add(content.decision(finding.id())
                    .map(decision -> decided(finding, decision))
                    .orElseGet(() -> undecided(finding)));
        }
        content.added().forEach(text -> lines.add(new Statement("added:" + text, Mark.ADDED, text, "")));
        if (!content.comment().isEmpty()) {
            lines.add(new Statement("comment", Mark.COMMENT, content.comment(), ""));
        }
        return lines;
    }

    private static Statement decided(Finding finding, FindingDecision decision) {
        Mark mark = Mark.valueOf(decision.verdict().name());
        return decision.verdict() == Verdict.CHANGED && decision.changedText() != null
                ? new Statement(finding.id(), mark, decision.changedText(), finding.display())
                : new Statement(finding.id(), mark, finding.display(), "");
    }

    /** Silence lets stand what is not flagged, and confirms nothing; what is flagged stays open. */
    private static Statement undecided(Finding finding) {
        return new Statement(finding.id(), openMark(finding.flagged()), finding.display(), "");
    }

    static Mark openMark(boolean flagged) {
        return flagged ? Mark.UNDECIDED : Mark.UNOBJECTED;
    }

    /** The id of the finding whose own words the line has; empty for the words of a reader. */
    public String finding() {
        return mark == Mark.CHANGED || mark == Mark.ADDED || mark == Mark.COMMENT ? "" : key;
    }

    public boolean isUndecided() {
        return mark == Mark.UNDECIDED;
    }

    public boolean isUnobjected() {
        return mark == Mark.UNOBJECTED;
    }

    public String tone() {
        return mark.name().toLowerCase(Locale.ROOT);
    }
}
