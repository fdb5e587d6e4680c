package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of known heights, drawn by a pen of 0.3 mm. */
class PenFitTest {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 500;
    private static final double PEN_PX = 3;

    /** As narrow as QRS complexes are: a standard deviation of 10 ms. */
    private static final double NARROW_PX = 2.5;

    private final List<double[]> lines = new ArrayList<>();
    private final BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);

    /** A line about {@code zero}, with a narrow wave every 150 columns from {@code first} on, up and then down by so many px. */
    private void draw(double zero, int first, double up, double down) {
        double[] line = new double[WIDTH];
        for (int x = 0; x < WIDTH; x++) {
            int since = x < first ? 100 : (x - first) % 150;
            line[x] = zero
                    - up * Math.exp(-Math.pow((since - 10) / NARROW_PX, 2) / 2)
                    + down * Math.exp(-Math.pow((since - 20) / NARROW_PX, 2) / 2);
        }
        lines.add(line);
        Graphics2D pen = pen();
        Path2D path = new Path2D.Double();
        path.moveTo(0.5, line[0] + 0.5);
        for (int x = 1; x < WIDTH; x++) {
            path.lineTo(x + 0.5, line[x] + 0.5);
        }
        pen.setStroke(new BasicStroke((float) PEN_PX, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(path);
        pen.dispose();
    }

    private void write(String word, int x, int y) {
        Graphics2D pen = pen();
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 38));
        pen.drawString(word, x, y);
        pen.dispose();
    }

    private Graphics2D pen() {
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    private Ink ink() {
        Plane darkness = new Plane(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                darkness.set(x, y, sheet.getRaster().getSample(x, y, 0) / 255.0);
            }
        }
        return Ink.of(darkness);
    }

    /** Root mean square error of the line, in px. */
    private double error(Row row, int line) {
        double sum = 0;
        for (int x = 5; x < WIDTH - 5; x++) {
            double off = row.heights()[x] - lines.get(line)[x];
            sum += off * off;
        }
        return Math.sqrt(sum / (WIDTH - 10));
    }

    @Test
    void followsTheTipsOfNarrowWaves() {
        draw(200, 60, 110, 70);
        draw(400, 60, 40, 20);
        Ink ink = ink();
        List<Row> rows = Row.of(ink);
        List<Row> fitted = PenFit.of(ink, rows);
        assertThat(fitted).hasSize(2);
        assertThat(error(fitted.get(0), 0)).isLessThan(0.5).isLessThan(error(rows.get(0), 0) / 2);
        assertThat(error(fitted.get(1), 1)).isLessThan(0.5);
    }

    @Test
    void tellsLinesApartWhereTheyCross() {
        draw(200, 60, 30, 110);
        draw(300, 110, 120, 30);
        Ink ink = ink();
        List<Row> rows = Row.of(ink);
        List<Row> fitted = PenFit.of(ink, rows);
        assertThat(fitted).hasSize(2);
        assertThat(error(fitted.get(0), 0)).isLessThan(error(rows.get(0), 0) / 2);
        assertThat(error(fitted.get(1), 1)).isLessThan(error(rows.get(1), 1));
    }

    @Test
    void goesThroughALabelWhereTheLineDoes() {
        draw(150, 60, 30, 170);
        draw(420, 60, 30, 20);
        write("V3", 60, 225);
        Ink ink = ink();
        List<Row> fitted = PenFit.of(ink, Row.of(ink));
        int deepest = 80;
        assertThat(lines.get(0)[deepest]).isCloseTo(320, within(0.1));
        assertThat((double) fitted.get(0).heights()[deepest]).isBetween(310.0, 330.0);
    }

    @Test
    void leavesARowAsItIsWhereThePenCannotBeTold() {
        Ink ink = ink();
        assertThat(PenFit.of(ink, List.of())).isEmpty();
    }
}
