package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.PrintedTrace;
import org.jspecify.annotations.Nullable;

/** Traces a page again as somebody laid it out: nothing of its layout, speed or gain is found out. */
public final class HandTracer {

    /** Of a box, of which less bears no trace but dirt. */
    private static final double LEAST_COVERAGE = 0.2;

    /** Corners this far off, in px, are those of the same page read from its kept picture. */
    private static final double SAME_CORNER_PX = 25;

    private record Laid(FlatPage page, int quarters, int originPx) {}

    private HandTracer() {}

    /**
     * One page at a time, as {@link PaperFormat} reads them.
     *
     * @param jpeg the picture as it is kept
     * @param found the outline of the grid that was found in it; null where none was
     * @throws FaultException where a box bears no trace, or the corners are none of a page
     */
    public static TracedPage trace(byte[] jpeg, @Nullable PageOutline found, PageGeometry geometry) {
        PaperFormat.TURN.acquireUninterruptibly();
        try {
            return trace(PictureFile.decode(jpeg), found, geometry);
        } catch (UnreadablePicture impossible) {
            throw new IllegalStateException("a page that was kept cannot be decoded", impossible);
        } finally {
            PaperFormat.TURN.release();
        }
    }

    static TracedPage trace(BufferedImage picture, @Nullable PageOutline found, PageGeometry geometry) {
        Laid laid = laid(picture, found, geometry.outline());
        Ink ink = Ink.of(Blots.removed(GridPattern.removed(laid.page())).turned(laid.quarters()));
        PageRuler ruler = new PageRuler(laid.page(), laid.quarters(), geometry.mmPerMv());
        SampleRate rate = new SampleRate(geometry.mmPerS() * FlatPage.PX_PER_MM);
        double begin =
                geometry.boxes().stream().mapToDouble(LeadBox::leftMm).min().orElseThrow();
        double end =
                geometry.boxes().stream().mapToDouble(LeadBox::rightMm).max().orElseThrow();
        int length = (int) Math.round((end - begin) * FlatPage.PX_PER_MM);
        List<Lead> leads = new ArrayList<>();
        List<PrintedTrace> traces = new ArrayList<>();
        for (LeadBox box : geometry.boxes()) {
            PageRuler.Stretch stretch = stretch(ink, box, laid.originPx());
            int first = (int) Math.round((box.leftMm() - begin) * FlatPage.PX_PER_MM);
            float[] mv = new float[length];
            Arrays.fill(mv, Float.NaN);
            ruler.write(stretch, mv, first);
            leads.add(new Lead(box.lead(), Samples.copyOf(mv)));
            traces.add(ruler.trace(box.lead(), stretch, List.of(stretch.row()), first));
        }
        Ecg ecg = new Ecg(rate, leads);
        List<String> doubts = LimbAgreement.doubt(ecg).stream().toList();
        return new TracedPage(
                ecg,
                new PrintedPage(
                        geometry.display(),
                        "order by hand",
                        laid.page().sheet().picturePxPerMm(),
                        geometry.mmPerS(),
                        geometry.speedFrom(),
                        geometry.mmPerMv(),
                        geometry.gainFrom(),
                        LimbAgreement.of(ecg).orElse(0),
                        traces,
                        picture.getWidth(),
                        picture.getHeight(),
                        geometry.outline(),
                        doubts),
                doubts);
    }

    /** Where the outline is the one that was found, the page is as flat as the grid makes it; else as its corners say. */
    private static Laid laid(BufferedImage picture, @Nullable PageOutline found, PageOutline asked) {
        if (found != null && isAbout(asked, found)) {
            try {
                FlatPage page = FlatPage.of(picture);
                for (int quarters = 0; quarters < 4; quarters++) {
                    Optional<PageOutline> again = page.sheet().outline(quarters);
                    if (again.isPresent() && astray(again.get(), asked) < SAME_CORNER_PX) {
                        return new Laid(page, quarters, 0);
                    }
                }
            } catch (UnreadablePicture withoutGrid) {
                // as flat as its corners say, then
            }
        }
        if (asked.widthMm() * asked.heightMm() > Sheet.MOST_MM2) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "the paper has more than 900 cm²: lay the corners around the traces alone.");
        }
        FlatPage page = FlatPage.of(picture, asked);
        return new Laid(page, 0, (int) Math.round(-page.sheet().leftMm() * FlatPage.PX_PER_MM));
    }

    /** Whichever side is read as the upper one. */
    private static boolean isAbout(PageOutline asked, PageOutline found) {
        PageOutline turned = found;
        for (int quarters = 0; quarters < 4; quarters++) {
            if (asked.isAbout(turned)) {
                return true;
            }
            turned = turned.turned();
        }
        return false;
    }

    private static double astray(PageOutline one, PageOutline other) {
        double most = 0;
        for (int i = 0; i < one.corners().size(); i++) {
            Corner here = one.corners().get(i);
            Corner there = other.corners().get(i);
            most = Math.max(most, Math.hypot(here.x() - there.x(), here.y() - there.y()));
        }
        return most;
    }

    private static PageRuler.Stretch stretch(Ink ink, LeadBox box, int originPx) {
        int left = Math.max(0, px(box.leftMm(), originPx));
        int right = Math.min(ink.width(), px(box.rightMm(), originPx));
        int top = px(box.topMm(), originPx);
        int bottom = px(box.bottomMm(), originPx);
        if (left >= right) {
            throw FaultException.of(Fault.NO_TRACE_IN_BOX, box.lead().display());
        }
        int width = right - left;
        Ink within = ink.within(left, top, right, bottom);
        Row row = Row.of(within).stream()
                .max(Comparator.comparingDouble((Row found) -> found.coverage(0, width)))
                .filter(found -> found.coverage(0, width) >= LEAST_COVERAGE)
                .orElseThrow(() ->
                        FaultException.of(Fault.NO_TRACE_IN_BOX, box.lead().display()));
        Row fitted = PenFit.of(within, List.of(row)).get(0);
        return new PageRuler.Stretch(
                fitted, left, 0, width, row.foot().orElseGet(() -> row.median(0, width)), box.inverted() ? -1 : 1);
    }

    private static int px(double mm, int originPx) {
        return originPx + (int) Math.round(mm * FlatPage.PX_PER_MM);
    }
}
