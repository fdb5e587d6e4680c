package org.einthoven.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.electrode.ElectrodeSwap;
import org.jspecify.annotations.Nullable;

/**
 * One finding as it is shown and decided on.
 *
 * @param score how sure the model is, in percent; empty where it was counted, not scored
 * @param basis the numbers that it was judged by, each beside its limit, by where the limits are from
 * @param corrected code of the exchange of electrodes that a preview can undo; empty for most
 * @param verdict a {@link Verdict}, empty while there is none
 * @param changedText what it should say instead
 * @param since what became of it since the models read: {@code new}, what it said, or empty
 */
public record FindingRow(
        String id,
        String display,
        boolean flagged,
        String score,
        List<Grounds> basis,
        String corrected,
        String verdict,
        String changedText,
        String since) {

    /** Numbers whose limits have one source. */
    public record Grounds(String source, List<Comparison> comparisons) {

        static List<Grounds> of(List<Comparison> basis) {
            Map<String, List<Comparison>> bySource = basis.stream()
                    .collect(Collectors.groupingBy(Comparison::source, LinkedHashMap::new, Collectors.toList()));
            return bySource.entrySet().stream()
                    .map(group -> new Grounds(group.getKey(), group.getValue()))
                    .toList();
        }
    }

    static FindingRow of(Finding finding, ReviewForm.@Nullable Choice choice, String since) {
        return new FindingRow(
                finding.id(),
                finding.display(),
                finding.flagged(),
                finding.score() < 1 ? Math.round(finding.score() * 100) + " %" : "",
                Grounds.of(finding.basis()),
                Diagnosis.electrodesBehind(finding)
                        .filter(ElectrodeSwap::isCorrectable)
                        .map(ElectrodeSwap::code)
                        .orElse(""),
                choice == null || choice.verdict() == null
                        ? ""
                        : choice.verdict().name(),
                choice == null ? "" : choice.text(),
                since);
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
