package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.UnreadPage;
import org.jspecify.annotations.Nullable;

/**
 * Whose page is laid out, and where.
 *
 * @param address of the page, to which its form is sent, and {@code picture} that of the page's picture
 * @param back where one comes from
 * @param name of the patient, or of the file of a page that is no recording yet
 * @param layout such as {@code 3x4+1}; empty for a page that is no recording yet
 * @param said in English what else is known of the page
 * @param whose whose it is, as was said of a page that is no recording yet: none, one or two
 * @param waits what is known of a page that is no recording yet; null for one that is
 */
public record LayoutHead(
        String address,
        String picture,
        String back,
        String name,
        String note,
        String layout,
        String said,
        List<SaidOf> whose,
        @Nullable UnreadRow waits) {

    static LayoutHead of(RecordingHead head) {
        String recording = "/recordings/" + head.id();
        PageNote page = head.page();
        return new LayoutHead(
                recording + "/page/layout",
                recording + "/page.jpg",
                recording + "/page",
                head.patient(),
                head.patientNote(),
                page == null ? "" : page.layout(),
                page == null ? "" : page.resolution(),
                List.of(),
                null);
    }

    static LayoutHead of(UnreadPage page, List<SaidOf> whose, Times times) {
        UnreadRow row = UnreadRow.of(page, times);
        return new LayoutHead(
                row.address(), row.address() + "/page.jpg", "/pages", row.fileName(), "", "", row.reason(), whose, row);
    }
}
