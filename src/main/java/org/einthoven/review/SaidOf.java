package org.einthoven.review;

import org.einthoven.archive.UnreadPage;

/**
 * Whose page it is, as somebody said.
 *
 * @param patient such as {@code Patient/123}
 * @param words who that is and who said so, where that is known, as a reader compares it with the paper
 */
public record SaidOf(String patient, String words) {

    static SaidOf of(UnreadPage.Said said, PatientLine line) {
        String note = line.note().isEmpty() ? "" : ", " + line.note();
        String by = said.by() == null ? "" : "; " + said.by();
        return new SaidOf(said.patient(), line.name() + note + " (" + said.patient() + by + ")");
    }
}
