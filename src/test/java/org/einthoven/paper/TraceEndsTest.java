package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten seconds of three rows, drawn by pens of known width from a known column on. */
class TraceEndsTest {

    private static final int WIDTH = 2700;
    private static final int HEIGHT = 600;
    private static final int FIRST = 110;
    private static final int COLUMNS = 2500;

    private final BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);

    /** Three rows, level in the middle, that fall by so many px over their first, and rise over their last, 20 columns. */
    private TraceEnds ends(double penPx, double falls, double rises) {
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setStroke(new BasicStroke((float) penPx, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int zero = 100; zero < HEIGHT; zero += 200) {
            Path2D path = new Path2D.Double();
            for (double x = 0; x < COLUMNS; x += 0.5) {
                double y = zero
                        - falls * Math.max(0, 1 - x / 20)
                        - rises * Math.max(0, 1 - (COLUMNS - 0.5 - x) / 20)
                        - 40 * Math.exp(-Math.pow((x % 200 - 100) / 4, 2));
                if (x == 0) {
                    path.moveTo(FIRST + 0.5, y + 0.5);
                } else {
                    path.lineTo(FIRST + x + 0.5, y + 0.5);
                }
            }
            pen.draw(path);
        }
        pen.dispose();
        Plane darkness = new Plane(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                darkness.set(x, y, sheet.getRaster().getSample(x, y, 0) / 255.0);
            }
        }
        Ink ink = Ink.of(darkness);
        List<Row> rows = Row.of(ink);
        assertThat(rows).hasSize(3);
        return TraceEnds.of(ink, rows).orElseThrow();
    }

    @Test
    void aThinLineBeginsAtItsFirstSample() {
        assertThat(ends(2, 0, 0).from()).isEqualTo(FIRST);
    }

    @Test
    void aThickLineBeginsAtItsFirstSampleThoughItsInkBeginsBefore() {
        assertThat(ends(5, 0, 0).from()).isEqualTo(FIRST);
    }

    @Test
    void whereAllRowsBeginSteeplyTheirEndSaysWhereTheyBegan() {
        assertThat(ends(3.5, 60, 0).from()).isEqualTo(FIRST);
    }

    @Test
    void whereAllRowsEndSteeplyTheirBeginSaysWhereTheyEnd() {
        TraceEnds ends = ends(3.5, 0, 60);
        assertThat(ends.from()).isEqualTo(FIRST);
        assertThat(ends.to()).isBetween(FIRST + COLUMNS, FIRST + COLUMNS + 1);
    }
}
