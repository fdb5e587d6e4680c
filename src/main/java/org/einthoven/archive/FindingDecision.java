package org.einthoven.archive;

import org.jspecify.annotations.Nullable;

/**
 * A cardiologist's decision on one finding of the reading.
 *
 * @param changedText what it should say instead; there exactly where the verdict is {@link Verdict#CHANGED}
 */
public record FindingDecision(String findingId, Verdict verdict, @Nullable String changedText) {
    public FindingDecision {
        if ((verdict == Verdict.CHANGED) != (changedText != null && !changedText.isBlank())) {
            throw new IllegalArgumentException("a changed finding, and only that, has a new text");
        }
    }
}
