package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** @param level how dark a full stroke is */
    private record Attempt(List<Row> rows, TraceEnds ends, Arrangement arrangement, int quarters, double level) {

        /** With the leads where their labels say, if those are to be believed. */
        Arrangement named(PageLabels labels) {
            return arrangement
                    .named(labels.at(rows, ends, arrangement.layout()), rows, ends)
                    .orElse(arrangement);
        }

        double agreement() {
            return arrangement.agreement();
        }

        double likelihood() {
            return arrangement.likelihood() - (quarters == 0 ? 0 : TURNED);
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
        Attempt best = null;
        // as it lies, upside down, and on either side
        for (int quarters : new int[] {0, 2, 1, 3}) {
            Ink ink = Ink.of(darkness.turned(quarters));
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
            Optional<Arrangement> arrangement = Arrangement.of(rows, ends.get());
            if (arrangement.isPresent()) {
                Attempt attempt = new Attempt(rows, ends.get(), arrangement.get(), quarters, ink.level());
                best = Stream.of(Optional.ofNullable(best), Optional.of(attempt))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingDouble(Attempt::likelihood))
                        .orElseThrow();
                if (best.agreement() >= SURE) {
                    break;
                }
            }
        }
        if (two) {
            return refused(PaperRefusal.TWO_ECGS, page);
        }
        if (best == null) {
            return refused(anyRow ? PaperRefusal.UNKNOWN_LAYOUT : PaperRefusal.NO_TRACE, page);
        }
        PageLabels labels = PageLabels.on(darkness.turned(best.quarters()), best.level());
        Arrangement arrangement = best.named(labels);
        if (arrangement.agreement() < LimbLaw.PLAUSIBLE) {
            return refused(PaperRefusal.CONTRADICTION, page);
        }
        List<Row> rows = PenFit.of(Ink.of(darkness.turned(best.quarters())), best.rows());
        return new Transcript(rows, best.ends(), arrangement, labels, page, best.quarters()).ecg();
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
