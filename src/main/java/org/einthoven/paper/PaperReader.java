package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.LeadName;

/** Reads a picture of a printed 12-lead ECG: a pure function of the picture. May be used by many threads at once. */
public final class PaperReader {

    /**
     * So well only limb leads in their places agree: no other direction has to be tried. Chest leads upside down came to 0.87
     * on a generated page, limb leads to 0.98 and more on rendered ones.
     */
    private static final double SURE = 0.96;

    private static final int LEAST_ACROSS_PX = 500;

    /** A page is 40 mm high at least, and lines of a grid that are closer than 2.4 px are not told apart. */
    private static final int LEAST_DOWN_PX = 96;

    /** A page that lies as it should is likelier than one that lies otherwise, which must fit so much better. */
    private static final double TURNED = 0.1;

    /** Labels that stand where they belong say as much as that a page lies as it should and shows the usual order. */
    private static final double LABELLED = 0.2;

    /** One may be dirt that looks like letters. */
    private static final int FEW_LABELS = 2;

    /** @param labels those of the page as it is turned here */
    private record Attempt(List<Row> rows, TraceEnds ends, Arrangement arrangement, PageLabels labels, int quarters) {

        private Map<Integer, LeadName> named() {
            return labels.at(rows, ends, arrangement.layout());
        }

        /** With the leads where their labels say, if those are to be believed. */
        Arrangement believed() {
            return arrangement.named(named(), rows, ends).orElse(arrangement);
        }

        boolean isSure() {
            return !isUnusual() && arrangement.agreement() >= SURE;
        }

        double likelihood() {
            boolean labelled = arrangement.confirmed(named()) >= FEW_LABELS;
            return arrangement.likelihood() - (quarters == 0 ? 0 : TURNED) + (labelled ? LABELLED : 0);
        }

        /**
         * Three chest leads that are alike obey the laws of Cabrera's order, upside down too: that order is taken for none but a
         * page on which labels of limb leads stand for it.
         */
        boolean isInDoubt() {
            return isUnusual() && !arrangement.isLabelledOfLimbs(named());
        }

        private boolean isUnusual() {
            return arrangement.order() == LeadOrder.CABRERA;
        }
    }

    /** Reads the picture, or the first page, in a file of PNG, JPEG, BMP or PDF. */
    public PaperEcg read(byte[] file) {
        try {
            return read(PictureFile.decode(file));
        } catch (UnreadablePicture refused) {
            return refused.refused();
        }
    }

    /** The steps of a reading, in order. */
    PaperEcg read(BufferedImage picture) {
        if (Math.max(picture.getWidth(), picture.getHeight()) < LEAST_ACROSS_PX
                || Math.min(picture.getWidth(), picture.getHeight()) < LEAST_DOWN_PX) {
            return new PaperEcg.Refused(PaperRefusal.TOO_SMALL);
        }
        PictureSheets found = PictureSheets.in(picture);
        try {
            PaperEcg first = read(found.first());
            boolean second = first instanceof PaperEcg.Digitised
                    && found.others().stream()
                            .map(sheet -> read(FlatPage.flat(found.colours(), sheet)))
                            .anyMatch(PaperReader::showsTraces);
            return second
                    ? new PaperEcg.Refused(
                            PaperRefusal.TWO_ECGS,
                            found.sheets().get(0).outline(0).orElse(null))
                    : first;
        } catch (UnreadablePicture refused) {
            return refused.refused();
        }
    }

    /** Whether there are traces, be they read or not. */
    private static boolean showsTraces(PaperEcg sheet) {
        return !(sheet instanceof PaperEcg.Refused refused) || refused.reason() != PaperRefusal.NO_TRACE;
    }

    private static PaperEcg read(FlatPage page) {
        Plane darkness = Blots.removed(GridPattern.removed(page));
        boolean anyRow = false;
        boolean two = false;
        List<Attempt> attempts = new ArrayList<>();
        // as it lies, upside down, and on either side
        for (int quarters : new int[] {0, 2, 1, 3}) {
            Plane turned = darkness.turned(quarters);
            Ink ink = Ink.of(turned);
            if (!ink.isThere()) {
                return refused(PaperRefusal.NO_TRACE, page);
            }
            List<Row> found = Row.of(ink);
            Optional<TraceEnds> ends = TraceEnds.of(ink, found);
            if (ends.isEmpty()) {
                continue;
            }
            List<Row> rows = traces(found, ends.get());
            anyRow |= !rows.isEmpty();
            two |= Arrangement.areOfTwo(rows, ends.get());
            List<Arrangement> possible = Arrangement.of(rows, ends.get());
            if (!possible.isEmpty()) {
                PageLabels labels = PageLabels.on(turned, ink.level());
                for (Arrangement arrangement : possible) {
                    attempts.add(new Attempt(rows, ends.get(), arrangement, labels, quarters));
                }
            }
            if (attempts.stream().anyMatch(Attempt::isSure)) {
                break;
            }
        }
        if (two) {
            return refused(PaperRefusal.TWO_ECGS, page);
        }
        Optional<Attempt> likeliest = attempts.stream().max(Comparator.comparingDouble(Attempt::likelihood));
        if (likeliest.isEmpty()) {
            return refused(anyRow ? PaperRefusal.UNKNOWN_LAYOUT : PaperRefusal.NO_TRACE, page);
        }
        Attempt best = likeliest.get();
        Arrangement arrangement = best.believed();
        if (best.isInDoubt() || arrangement.agreement() < LimbLaw.PLAUSIBLE) {
            return refused(PaperRefusal.CONTRADICTION, page);
        }
        List<Row> rows = PenFit.of(Ink.of(darkness.turned(best.quarters())), best.rows());
        return new Transcript(rows, best.ends(), arrangement, best.labels(), page, best.quarters()).ecg();
    }

    private static PaperEcg refused(PaperRefusal why, FlatPage page) {
        return new PaperEcg.Refused(why, page.sheet().outline(0).orElse(null));
    }

    private static List<Row> traces(List<Row> rows, TraceEnds ends) {
        return rows.stream()
                .filter(row -> row.coverage(ends.from(), ends.to()) >= TraceEnds.LEAST_COVERAGE)
                .toList();
    }
}
