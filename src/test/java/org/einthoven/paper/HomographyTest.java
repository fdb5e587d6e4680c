package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.util.List;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.junit.jupiter.api.Test;

class HomographyTest {
    private static final PageOutline TILTED = new PageOutline(
            List.of(new Corner(120, 80), new Corner(1900, 160), new Corner(1760, 1400), new Corner(60, 1250)),
            250,
            180);

    @Test
    void takesTheCornersOfThePaperToThoseOfThePicture() {
        Homography sheet = Homography.of(TILTED);

        assertThat(sheet.inPicture(250, 180).distance(1760, 1400)).isLessThan(1e-6);
        assertThat(sheet.inPicture(0, 0).distance(120, 80)).isLessThan(1e-6);
    }

    @Test
    void straightLinesStayStraightAndGoBackToWhereTheyCameFrom() {
        Homography sheet = Homography.of(TILTED);
        Point2D.Double one = sheet.inPicture(20, 90);
        Point2D.Double middle = sheet.inPicture(125, 90);
        Point2D.Double other = sheet.inPicture(240, 90);

        double area = (middle.x - one.x) * (other.y - one.y) - (middle.y - one.y) * (other.x - one.x);
        assertThat(area).isCloseTo(0, within(1e-3));
        assertThat(sheet.onPaper(middle.x, middle.y).distance(125, 90)).isLessThan(1e-6);
    }

    @Test
    void cornersThatGoRoundTheOtherWayAreNoPage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageOutline(
                        List.of(new Corner(0, 0), new Corner(0, 100), new Corner(100, 100), new Corner(100, 0)),
                        250,
                        180))
                .withMessageContaining("clockwise");
    }
}
