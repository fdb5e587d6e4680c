package org.einthoven.review;

import java.util.Optional;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.measure.RepresentativeBeat;

/**
 * The representative beat as it is shown.
 *
 * @param drawing SVG, made of numbers and lead names alone
 * @param caption which beats it is the median of
 */
public record BeatView(String drawing, String caption) {

    static Optional<BeatView> of(ReadingDocument reading, Phrasebook book) {
        return Optional.ofNullable(reading.measurements().representativeBeat()).map(beat -> of(beat, reading, book));
    }

    private static BeatView of(RepresentativeBeat beat, ReadingDocument reading, Phrasebook book) {
        String caption = "Median of " + beat.beatsMs().size() + " of "
                + reading.beats().size() + " beats, class " + beat.beatClass();
        String label = book.said(caption + ", " + beat.leads().size() + " leads");
        return new BeatView(BeatSvg.draw(beat, label, book.said("derived")), book.said(caption));
    }
}
