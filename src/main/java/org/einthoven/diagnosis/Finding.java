package org.einthoven.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * One statement about a recording.
 *
 * @param id unique within its reading and stable over repetition, such as {@code ventricular-ectopy}
 * @param display the statement in the reader's words, with its numbers
 * @param score how sure, 0 to 1: a model's score, or 1 for what was counted
 * @param flagged whether a cardiologist should look
 * @param evidenceMs the instants (R peaks, starts of pauses) that it rests on, in ms from the first sample
 * @param basis the numbers that it was judged by, each beside its limit; empty where it was counted
 * @param notJudged what it says could not be judged; empty for every finding that says something else
 */
public record Finding(
        String id,
        FindingCode code,
        String display,
        double score,
        boolean flagged,
        List<Double> evidenceMs,
        List<Comparison> basis,
        List<FindingCode> notJudged) {

    public Finding {
        evidenceMs = List.copyOf(evidenceMs);
        // readings stored before there were a basis and codes of what was not judged have none
        basis = List.copyOf(Objects.requireNonNullElse(basis, List.of()));
        notJudged = List.copyOf(Objects.requireNonNullElse(notJudged, List.of()));
    }

    public Finding(
            String id,
            FindingCode code,
            String display,
            double score,
            boolean flagged,
            List<Double> evidenceMs,
            List<Comparison> basis) {
        this(id, code, display, score, flagged, evidenceMs, basis, List.of());
    }

    /** A statement that rests on no comparison with a limit. */
    public Finding(
            String id, FindingCode code, String display, double score, boolean flagged, List<Double> evidenceMs) {
        this(id, code, display, score, flagged, evidenceMs, List.of());
    }

    static Finding of(FindingCode code, String display, boolean flagged, List<Comparison> basis) {
        return new Finding(code.code(), code, display, 1, flagged, List.of(), basis);
    }

    /** @param codes the statements that could not be made nor left out */
    static Finding ofNotJudged(String id, String display, List<FindingCode> codes) {
        return new Finding(id, FindingCode.NOT_JUDGED, display, 1, false, List.of(), List.of(), codes);
    }

    Finding at(List<Double> instantsMs) {
        return new Finding(id, code, display, score, flagged, instantsMs, basis, notJudged);
    }

    Finding scored(double howSure) {
        return new Finding(id, code, display, howSure, flagged, evidenceMs, basis, notJudged);
    }
}
