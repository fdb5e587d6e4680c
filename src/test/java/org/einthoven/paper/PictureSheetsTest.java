package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.paper.GridMesh.Knot;
import org.junit.jupiter.api.Test;

/** Which of the sheets that seeds of a grid make is read. */
class PictureSheetsTest {

    @Test
    void aGridThatIsTakenForTwiceAsWideIsPassedOverForOneThatCanBeRead() {
        Sheet twice = sheet(420, 296);
        Sheet right = sheet(210, 148);

        assertThat(PictureSheets.best(Stream.of(twice, right))).containsSame(right);
    }

    @Test
    void whereAllAreTooLargeTheFirstIsTold() {
        Sheet first = sheet(500, 400);

        assertThat(PictureSheets.best(Stream.of(first, sheet(600, 400)))).containsSame(first);
    }

    private static Sheet sheet(int widthMm, int heightMm) {
        List<Knot> knots = new ArrayList<>();
        for (int down = 0; down <= heightMm; down += 10) {
            for (int along = 0; along <= widthMm; along += 10) {
                knots.add(new Knot(4 * along, 4 * down, along, down, 1));
            }
        }
        return new Sheet(PaperMap.of(knots, 10), 1);
    }
}
