package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.einthoven.review.PlotSvg.Line;
import org.einthoven.review.PlotSvg.Point;
import org.junit.jupiter.api.Test;

class PlotSvgTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Pattern VALUE = Pattern.compile("class=\"is-value\"[^>]*>([^<]*)<");

    private static List<String> scale(DoubleFunction<String> text, double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(DAY.plusDays(i), values[i], 0))
                .toList();
        String drawn = PlotSvg.draw("x", List.of(new Line(points, false)), null, List.of(), text);
        return VALUE.matcher(drawn).results().map(found -> found.group(1)).toList();
    }

    @Test
    void countsHaveAScaleOfWholeNumbersEachOnce() {
        DoubleFunction<String> whole = value -> Numbers.decimals(value, 0);
        assertThat(scale(whole, 11)).containsExactly("9", "10", "11", "12", "13");
        assertThat(scale(whole, 0, 1)).containsExactly("0", "1", "2");
        assertThat(scale(whole, 0, 87, 140)).containsExactly("0", "50", "100", "150");
    }

    @Test
    void whatIsMeasuredHasAScaleOfRoundValues() {
        assertThat(scale(value -> Numbers.decimals(value, 2), 0.412, 0.538))
                .containsExactly("0.40", "0.45", "0.50", "0.55");
        assertThat(scale(value -> Numbers.decimals(value, 1), 70.3))
                .containsExactly("60.0", "65.0", "70.0", "75.0", "80.0");
    }
}
