package org.einthoven.archive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A printed ECG that could not be read by itself and waits to be laid out by hand; without its picture, which is large.
 *
 * @param fileHash SHA-256 of its file, in hexadecimal
 * @param said whose it is, as was said when it was sent and sent again, where that differs: none, one or two
 * @param widthPx of the picture
 * @param outline of the grid in the picture; null where none was found
 */
public record UnreadPage(
        UUID id,
        String fileHash,
        String fileName,
        PaperRefusal reason,
        List<Said> said,
        String sentBy,
        Instant receivedAt,
        int widthPx,
        int heightPx,
        @Nullable PageOutline outline) {

    public UnreadPage {
        said = List.copyOf(said);
    }

    /**
     * What somebody said of whose page it is.
     *
     * @param patient such as {@code Patient/123}
     * @param by null where nobody knows
     */
    public record Said(String patient, @Nullable String by) {

        /**
         * Of a page that was sent again. An older server writes the patient alone, beside who said so of somebody else.
         *
         * @param byOf the patient of whom {@code by} said so
         */
        static Said again(String patient, @Nullable String by, @Nullable String byOf) {
            return new Said(patient, patient.equals(byOf) ? by : null);
        }

        /** {@code Patient/123 by ehr}, or the patient alone. */
        public String words() {
            return by == null ? patient : patient + " by " + by;
        }
    }

    /** Ids of whose it may be. */
    Set<String> patients() {
        return said.stream().map(each -> id(each.patient())).collect(Collectors.toSet());
    }

    /** Of whom something was said, in its order: what a reader must have seen to accept the page. */
    public String saidOf() {
        return said.stream().map(Said::patient).collect(Collectors.joining(" "));
    }

    /**
     * Whether a reader knew all that was said when accepting the page for somebody.
     *
     * @param seen {@link #saidOf} as the reader saw it; null from a form of an older server, which held nothing but the name of
     *     who was accepted
     * @param patient a reference such as {@code Patient/123}, or its id alone; null for nobody
     */
    public boolean isAsSeen(@Nullable String seen, @Nullable String patient) {
        return seen != null
                ? saidOf().equals(seen)
                : said.isEmpty() || patient != null && patients().equals(Set.of(id(patient)));
    }

    private static String id(String reference) {
        return reference.replaceFirst("^Patient/", "");
    }
}
