package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.util.List;

/** Draws tables below one another, and goes on with another page where one is full. */
final class TableOnPaper {
    static final Color SOFT = new Color(0x4a5560);
    static final Color ALERT = new Color(0xb3261e);

    private static final double MARGIN_MM = 14;
    private static final double RIGHT_MM = Sheet.WIDTH_MM - MARGIN_MM;
    private static final double TOP_MM = 18;
    private static final double BOTTOM_MM = 196;
    private static final double LINE_MM = 4.4;
    private static final double TEXT_PT = 8.5;

    private final Sheet sheet;
    private final String foot;
    private double yMm = TOP_MM;

    /** @param foot stands on every page */
    TableOnPaper(Sheet sheet, String foot) throws IOException {
        this.sheet = sheet;
        this.foot = foot;
        foot();
    }

    private void foot() throws IOException {
        sheet.text(foot + " Page " + sheet.pages(), MARGIN_MM, BOTTOM_MM + 7, 7, SOFT, false);
    }

    /** Where the next line begins. */
    double yMm() {
        return yMm;
    }

    void down(double mm) throws IOException {
        yMm += mm;
        if (yMm > BOTTOM_MM) {
            sheet.nextPage();
            foot();
            yMm = TOP_MM;
        }
    }

    /** Begins on another page unless so much is left on this one. */
    void keepTogether(double mm) throws IOException {
        if (yMm + mm > BOTTOM_MM) {
            down(BOTTOM_MM);
        }
    }

    void heading(String text) throws IOException {
        keepTogether(5 * LINE_MM);
        down(2.5);
        sheet.text(text, MARGIN_MM, yMm, 11, ReportPage.INK, true);
        down(LINE_MM + 0.8);
    }

    /** A paragraph over the whole width. */
    void note(String text) throws IOException {
        for (String line : sheet.lines(text, RIGHT_MM - MARGIN_MM, TEXT_PT)) {
            sheet.text(line, MARGIN_MM, yMm, TEXT_PT, SOFT, false);
            down(LINE_MM - 0.3);
        }
        down(0.8);
    }

    /**
     * @param widthsMm of the columns; what does not fit into one is cut and marked as cut
     * @param rows each with as many cells as there are columns
     */
    void table(double[] widthsMm, List<String> head, List<List<String>> rows) throws IOException {
        row(widthsMm, head, true);
        for (List<String> row : rows) {
            if (yMm + LINE_MM > BOTTOM_MM) {
                down(LINE_MM + BOTTOM_MM - yMm);
                row(widthsMm, head, true);
            }
            row(widthsMm, row, false);
        }
        down(1);
    }

    private void row(double[] widthsMm, List<String> cells, boolean head) throws IOException {
        double xMm = MARGIN_MM;
        for (int i = 0; i < widthsMm.length; i++) {
            sheet.text(fitting(cells.get(i), widthsMm[i] - 2), xMm, yMm, TEXT_PT, head ? SOFT : ReportPage.INK, head);
            xMm += widthsMm[i];
        }
        sheet.line(MARGIN_MM, yMm + 1.2, xMm, yMm + 1.2, head ? 0.25 : 0.08, SOFT);
        down(LINE_MM);
    }

    private String fitting(String text, double widthMm) throws IOException {
        String shown = text;
        while (sheet.widthMm(shown, TEXT_PT) > widthMm && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }
}
