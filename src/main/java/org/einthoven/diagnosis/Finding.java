package org.einthoven.diagnosis;

import java.util.List;

/**
 * One statement about a recording.
 *
 * @param id unique within its reading and stable over repetition, such as {@code ventricular-ectopy}
 * @param display the statement in the reader's words, with its numbers
 * @param score how sure, 0 to 1: a model's score, or 1 for what was counted
 * @param flagged whether a cardiologist should look
 * @param evidenceMs the instants (R peaks, starts of pauses) that it rests on, in ms from the first sample
 */
public record Finding(
        String id, FindingCode code, String display, double score, boolean flagged, List<Double> evidenceMs) {

    public Finding {
        evidenceMs = List.copyOf(evidenceMs);
    }
}
