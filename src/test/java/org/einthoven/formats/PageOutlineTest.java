package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.formats.PageOutline.Corner;
import org.junit.jupiter.api.Test;

class PageOutlineTest {
    private static final List<Corner> CORNERS =
            List.of(new Corner(0, 0), new Corner(100, 0), new Corner(100, 50), new Corner(0, 50));

    @Test
    void cornersThatWereForetoldAndAreNoneOfAPageMakeNoOutline() {
        List<Corner> crossed = List.of(CORNERS.get(0), CORNERS.get(2), CORNERS.get(1), CORNERS.get(3));

        assertThat(PageOutline.seen(CORNERS, 200, 100)).isPresent();
        assertThat(PageOutline.seen(crossed, 200, 100)).isEmpty();
        assertThat(PageOutline.seen(CORNERS, 297, 18.8)).isEmpty();
    }
}
