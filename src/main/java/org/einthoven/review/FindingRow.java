package org.einthoven.review;

import java.util.List;
import java.util.Locale;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One finding as it is shown and decided on.
 *
 * @param score how sure the model is, in percent; empty where it was counted, not scored
 * @param basis the numbers that it was judged by, each beside its limit
 * @param verdict a {@link Verdict}, empty while there is none
 * @param changedText what it should say instead
 */
public record FindingRow(
        int number,
        String id,
        String display,
        boolean flagged,
        String score,
        List<Comparison> basis,
        String verdict,
        String changedText) {

    static FindingRow of(int number, Finding finding, ReviewForm.@Nullable Choice choice) {
        return new FindingRow(
                number,
                finding.id(),
                finding.display(),
                finding.flagged(),
                finding.score() < 1 ? Math.round(finding.score() * 100) + " %" : "",
                finding.basis(),
                choice == null || choice.verdict() == null
                        ? ""
                        : choice.verdict().name(),
                choice == null ? "" : choice.text());
    }

    /** What was decided, as it is written beside the finding. */
    public String mark() {
        return isChanged() ? "changed to “" + changedText + "”" : decision().word();
    }

    public String tone() {
        return decision().name().toLowerCase(Locale.ROOT);
    }

    private Statement.Mark decision() {
        return verdict.isEmpty() ? Statement.openMark(flagged) : Statement.Mark.valueOf(verdict);
    }

    public boolean isConfirmed() {
        return verdict.equals(Verdict.CONFIRMED.name());
    }

    public boolean isChanged() {
        return verdict.equals(Verdict.CHANGED.name());
    }

    public boolean isRejected() {
        return verdict.equals(Verdict.REJECTED.name());
    }
}
