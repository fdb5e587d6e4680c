package org.einthoven.print;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** A page of a PDF, or one after the other, in millimetres from the upper left corner. */
final class Sheet implements Drawing, AutoCloseable {
    static final double WIDTH_MM = 297;
    private static final double A4_HEIGHT_MM = 210;

    /** Points of a PDF a millimetre. */
    private static final double PT = 72 / 25.4;

    /** Latin, Greek and Cyrillic; a character that it lacks is written as a question mark. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream page;
    private final double heightMm;

    /** A4 across. */
    Sheet() throws IOException {
        this(A4_HEIGHT_MM);
    }

    /** As wide as A4 across. */
    Sheet(double heightMm) throws IOException {
        this.heightMm = heightMm;
        try (InputStream bytes = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, bytes);
        }
        page = blank();
    }

    private PDPageContentStream blank() throws IOException {
        PDPage sheet = new PDPage(new PDRectangle(pt(WIDTH_MM), pt(heightMm)));
        document.addPage(sheet);
        return new PDPageContentStream(document, sheet);
    }

    /** Goes on with another page of the same size. */
    void nextPage() throws IOException {
        page.close();
        page = blank();
    }

    int pages() {
        return document.getNumberOfPages();
    }

    private static float pt(double mm) {
        return (float) (mm * PT);
    }

    private float up(double yMm) {
        return pt(heightMm - yMm);
    }

    @Override
    public void text(String text, double xMm, double yMm, double heightPt, Color ink, boolean bold) throws IOException {
        page.beginText();
        page.setFont(font, (float) heightPt);
        page.setNonStrokingColor(ink);
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setStrokingColor(ink);
        page.setLineWidth((float) (heightPt * 0.03));
        page.newLineAtOffset(pt(xMm), up(yMm));
        page.showText(printable(text));
        page.endText();
    }

    double widthMm(String text, double heightPt) throws IOException {
        return font.getStringWidth(printable(text)) / 1000 * heightPt / PT;
    }

    /** Breaks a text between words into lines of at most {@code widthMm}; a word that is wider is broken where it must. */
    List<String> lines(String text, double widthMm, double heightPt) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (widthMm(longer, heightPt) <= widthMm) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int character : word.codePoints().toArray()) {
                if (widthMm(line + Character.toString(character), heightPt) > widthMm) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(character);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(character -> {
            String one = Character.toString(character);
            printable.append(Character.isISOControl(character) ? " " : has(one) ? one : "?");
        });
        return printable.toString();
    }

    private boolean has(String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void path(List<double @Nullable []> points, double widthMm, Color ink) throws IOException {
        page.setStrokingColor(ink);
        page.setLineWidth(pt(widthMm));
        page.setLineJoinStyle(1);
        boolean down = false;
        for (double[] point : points) {
            if (point != null) {
                if (down) {
                    page.lineTo(pt(point[0]), up(point[1]));
                } else {
                    page.moveTo(pt(point[0]), up(point[1]));
                }
            }
            down = point != null;
        }
        page.stroke();
    }

    @Override
    public void clip(double xMm, double yMm, double widthMm, double heightMm) throws IOException {
        page.saveGraphicsState();
        page.addRect(pt(xMm), up(yMm + heightMm), pt(widthMm), pt(heightMm));
        page.clip();
    }

    @Override
    public void unclip() throws IOException {
        page.restoreGraphicsState();
    }

    /** The same content at the same instant gives the same bytes. */
    byte[] finish(String title, Instant at) throws IOException {
        page.close();
        Calendar created = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        created.setTimeInMillis(at.toEpochMilli());
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Einthoven");
        document.getDocumentInformation().setCreationDate(created);
        document.setDocumentId(at.toEpochMilli());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** The page as a picture of {@code dpi} dots an inch; nothing more can be drawn. */
    BufferedImage picture(float dpi) throws IOException {
        page.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        // the letters of an embedded font are those that were meant only once it is written
        try (PDDocument written = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFRenderer(written).renderImageWithDPI(0, dpi, ImageType.RGB);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
