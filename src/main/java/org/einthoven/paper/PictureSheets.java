package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.formats.PageOutline;

/**
 * The sheets of grid paper that a picture shows, the one whose grid shows best first.
 *
 * @param colours red, green and blue of the picture, in even light
 */
record PictureSheets(Plane[] colours, List<Sheet> sheets) {

    /** Of the grid's tiles those that show it best: the others show the same one, or its edge. */
    private static final int SEEDS = 4;

    /** Sheets on one desk are seen at about one scale: the far one of two rendered photographs at 1.4 times the near one's. */
    private static final double ONE_DISTANCE = 1.6;

    /** No more are looked for beside the first. */
    private static final int MOST_OTHERS = 2;

    PictureSheets {
        sheets = List.copyOf(sheets);
    }

    /** Without sheets where no grid can be followed over a part of the picture that could hold an ECG. */
    static PictureSheets in(BufferedImage image) {
        Plane[] colours = EvenLight.of(image);
        Plane grid = Absorption.of(colours);
        List<GridSeed> seeds = GridSeed.find(grid);
        List<Sheet> sheets = new ArrayList<>();
        best(seeds.stream().limit(SEEDS).flatMap(seed -> Sheet.around(seed, grid).stream()))
                .ifPresent(sheets::add);
        int tried = 0;
        for (GridSeed seed : seeds) {
            boolean apart = !sheets.isEmpty() && sheets.stream().noneMatch(sheet -> sheet.shows(seed.x(), seed.y()));
            if (apart && tried < SEEDS && sheets.size() <= MOST_OTHERS) {
                tried++;
                // grown from beside a sheet, a grid may be that sheet's again
                Sheet.around(seed, grid)
                        .filter(other -> sheets.stream().noneMatch(sheet -> sheet.overlaps(other)))
                        .ifPresent(sheets::add);
            }
        }
        return new PictureSheets(colours, sheets);
    }

    /**
     * The first that can be read: twice the pitch makes a page of a half sheet that is too large. Where none can be, the first, so
     * that its size is told.
     */
    static Optional<Sheet> best(Stream<Sheet> found) {
        Sheet large = null;
        for (Iterator<Sheet> sheets = found.iterator(); sheets.hasNext(); ) {
            Sheet sheet = sheets.next();
            if (!sheet.isTooLarge()) {
                return Optional.of(sheet);
            }
            large = large == null ? sheet : large;
        }
        return Optional.ofNullable(large);
    }

    /** @throws UnreadablePicture where it shows no grid, or too much of it */
    FlatPage first() throws UnreadablePicture {
        if (sheets.isEmpty()) {
            throw new UnreadablePicture(PaperRefusal.NO_GRID);
        }
        Sheet sheet = sheets.get(0);
        if (sheet.isTooLarge()) {
            PageOutline outline = sheet.outline(0).orElse(null);
            throw new UnreadablePicture(PaperRefusal.SHEET_TOO_LARGE, outline);
        }
        return FlatPage.flat(colours, sheet);
    }

    /** Beside the first: such as can be read, and are as near as it is. Lines of text make grids too, of another scale. */
    List<Sheet> others() {
        return sheets.stream()
                .skip(1)
                .filter(sheet -> !sheet.isTooLarge() && isAsNear(sheet))
                .toList();
    }

    private boolean isAsNear(Sheet other) {
        double ratio = other.picturePxPerMm() / sheets.get(0).picturePxPerMm();
        return ratio < ONE_DISTANCE && ratio > 1 / ONE_DISTANCE;
    }
}
