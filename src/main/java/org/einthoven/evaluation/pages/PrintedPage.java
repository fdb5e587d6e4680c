package org.einthoven.evaluation.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.paper.Layout;

/** Draws ten seconds of twelve leads on a page of A4, at 25 mm/s and 10 mm/mV. */
final class PrintedPage {

    private static final double WIDTH_MM = 297;
    private static final double HEIGHT_MM = 210;
    private static final double INCH_MM = 25.4;
    private static final double MM_PER_S = 25;
    private static final double MM_PER_MV = 10;
    private static final double SECONDS = 10;
    private static final double POINT_MM = INCH_MM / 72;

    private final PageStyle style;
    private final Ecg ecg;
    private final BufferedImage image;
    private final Graphics2D pen;
    private final double gridLeft;
    private final double gridTop;
    private final double gridRight;
    private final double gridBottom;

    private PrintedPage(Ecg ecg, PageStyle style, Random random) {
        this.ecg = ecg;
        this.style = style;
        double perMm = style.dpi() / INCH_MM;
        image = new BufferedImage(
                (int) Math.round(WIDTH_MM * perMm), (int) Math.round(HEIGHT_MM * perMm), BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(perMm, perMm);
        gridLeft = style.gridBox() ? 8 + random.nextInt(4) : 0;
        gridRight = style.gridBox() ? gridLeft + 275 : WIDTH_MM;
        gridTop = style.gridBox() ? style.layout().allRows() > 6 ? 16 : 30 : 0;
        gridBottom = style.gridBox() ? gridTop + (style.layout().allRows() > 6 ? 185 : 165) : HEIGHT_MM;
    }

    static BufferedImage of(Ecg ecg, PageStyle style, Random random) {
        PrintedPage page = new PrintedPage(ecg, style, random);
        page.grid();
        page.words(random);
        page.traces(random);
        page.pen.dispose();
        return page.image;
    }

    private void grid() {
        for (int pass = 0; pass < 2; pass++) {
            boolean heavy = pass == 1;
            pen.setColor(heavy ? style.heavy() : style.fine());
            float width = heavy ? 0.18f : 0.12f;
            pen.setStroke(
                    style.dotted() && !heavy
                            ? new BasicStroke(
                                    width,
                                    BasicStroke.CAP_BUTT,
                                    BasicStroke.JOIN_MITER,
                                    1,
                                    new float[] {0.25f, 0.25f},
                                    0)
                            : new BasicStroke(width));
            for (int mm = 0; mm <= gridRight - gridLeft; mm++) {
                if (mm % 5 == 0 == heavy) {
                    pen.draw(new Line2D.Double(gridLeft + mm, gridTop, gridLeft + mm, gridBottom));
                }
            }
            for (int mm = 0; mm <= gridBottom - gridTop; mm++) {
                if (mm % 5 == 0 == heavy) {
                    pen.draw(new Line2D.Double(gridLeft, gridTop + mm, gridRight, gridTop + mm));
                }
            }
        }
    }

    /** What carts write around the leads, of nobody. */
    private void words(Random random) {
        pen.setColor(style.ink());
        text("ID: %06d   %d years".formatted(random.nextInt(1_000_000), 20 + random.nextInt(70)), 12, 6, 9);
        text("Vent. rate  %d BPM".formatted(50 + random.nextInt(70)), 90, 6, 9);
        text("PR interval  %d ms".formatted(120 + random.nextInt(80)), 90, 10.5, 9);
        text("Sinus rhythm", 170, 6, 9);
        text("25 mm/s   10 mm/mV   %d Hz".formatted(random.nextBoolean() ? 40 : 150), 14, HEIGHT_MM - 4, 8);
    }

    private void traces(Random random) {
        Layout layout = style.layout();
        int rows = layout.allRows();
        double top = style.gridBox() ? gridTop + 2 : 14;
        double bottom = style.gridBox() ? gridBottom - 2 : HEIGHT_MM - 8;
        double spacing = (bottom - top) / rows;
        double x0 = gridLeft + 6 + random.nextInt(3) + 0.2 * random.nextInt(5) + (style.pulseMm() > 0 ? 10 : 0);
        pen.setColor(style.ink());
        pen.setStroke(new BasicStroke((float) style.lineMm(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int row = 0; row < rows; row++) {
            double zero = top + (row + 0.5) * spacing;
            if (style.pulseMm() > 0) {
                pulse(x0 - 1, zero);
            }
            if (row >= layout.rows()) {
                trace(style.strips().get(row - layout.rows()), 1, 0, SECONDS, x0, zero, false);
                continue;
            }
            for (int column = 0; column < layout.columns(); column++) {
                int place = layout.place(row, column);
                double from = column * layout.secondsPerColumn();
                trace(
                        style.leads().get(place),
                        style.order().sign(style.leads().get(place)),
                        from,
                        from + layout.secondsPerColumn(),
                        x0,
                        zero,
                        column > 0);
            }
        }
    }

    private void pulse(double endMm, double zero) {
        Path2D path = new Path2D.Double();
        double foot = (8 - style.pulseMm()) / 2;
        path.moveTo(endMm - 8, zero);
        path.lineTo(endMm - 8 + foot, zero);
        path.lineTo(endMm - 8 + foot, zero - MM_PER_MV);
        path.lineTo(endMm - foot, zero - MM_PER_MV);
        path.lineTo(endMm - foot, zero);
        path.lineTo(endMm, zero);
        pen.draw(path);
    }

    private void trace(LeadName name, int sign, double fromS, double toS, double x0, double zero, boolean inside) {
        Samples samples = ecg.lead(name).orElseThrow().samples();
        double hz = ecg.rate().hz();
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = (int) Math.round(fromS * hz); i < Math.min(samples.length(), Math.round(toS * hz)); i++) {
            double x = x0 + i / hz * MM_PER_S;
            double y = zero - sign * samples.at(i) * MM_PER_MV;
            if (down) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            down = true;
        }
        pen.draw(path);
        double x = x0 + fromS * MM_PER_S;
        if (inside && style.separators()) {
            pen.draw(new Line2D.Double(x, zero - 5, x, zero - 2.5));
            pen.draw(new Line2D.Double(x, zero + 2.5, x, zero + 5));
        }
        text((sign < 0 ? "-" : "") + name.display(), x + 1, style.labelsAbove() ? zero - 6 : zero + 6, 9);
    }

    private void text(String text, double x, double y, double points) {
        pen.setFont(new Font(style.font(), style.fontStyle(), 1).deriveFont((float) (points * POINT_MM)));
        pen.drawString(text, (float) x, (float) y);
    }
}
