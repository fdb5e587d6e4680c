package org.einthoven.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;

/** Pictures for tests: millimetre paper with or without a wave on it, and files of them. */
final class MadePicture {

    private static final int PX_PER_MM = 8;

    private MadePicture() {}

    /** Red millimetre paper. */
    static BufferedImage paper(int widthMm, int heightMm) {
        BufferedImage paper = new BufferedImage(widthMm * PX_PER_MM, heightMm * PX_PER_MM, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        for (int pass = 0; pass < 2; pass++) {
            for (int mm = 0; mm < Math.max(widthMm, heightMm); mm++) {
                if (mm % 5 == 0 == (pass == 1)) {
                    pen.setColor(pass == 1 ? new Color(0xf0a0a0) : new Color(0xfadada));
                    pen.drawLine(mm * PX_PER_MM, 0, mm * PX_PER_MM, paper.getHeight());
                    pen.drawLine(0, mm * PX_PER_MM, paper.getWidth(), mm * PX_PER_MM);
                }
            }
        }
        pen.dispose();
        return paper;
    }

    /** Rows of waves on such paper, one every {@code everyMm}. */
    static BufferedImage waves(int widthMm, int heightMm, int everyMm) {
        BufferedImage paper = paper(widthMm, heightMm);
        Graphics2D pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(2));
        for (int mm = everyMm / 2; mm < heightMm; mm += everyMm) {
            int last = mm * PX_PER_MM;
            for (int x = 3 * PX_PER_MM; x < paper.getWidth() - 3 * PX_PER_MM; x++) {
                double beat = x % 160;
                int y = (int) (mm * PX_PER_MM - 40 * Math.exp(-(beat - 80) * (beat - 80) / 40));
                pen.drawLine(x - 1, last, x, y);
                last = y;
            }
        }
        pen.dispose();
        return paper;
    }

    /** One sheet with ECGs of 3x4 one above the other, 25 mm/s and 10 mm/mV, rows 25 mm apart. */
    static BufferedImage sheetOf(Ecg... ecgs) {
        int everyMm = 25;
        BufferedImage paper = paper(260, everyMm * 3 * ecgs.length + 10);
        Graphics2D pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(2));
        for (int row = 0; row < 3 * ecgs.length; row++) {
            Path2D line = new Path2D.Double();
            for (int i = 0; i < 250 * PX_PER_MM; i++) {
                Ecg ecg = ecgs[row / 3];
                LeadName lead = LeadName.values()[i / (250 * PX_PER_MM / 4) * 3 + row % 3];
                double seconds = i / 25.0 / PX_PER_MM;
                float mv = ecg.lead(lead).orElseThrow().samples().at((int)
                        (seconds * ecg.rate().hz()));
                double y = (everyMm * (row + 0.7) - 10 * mv) * PX_PER_MM;
                if (i == 0) {
                    line.moveTo(5 * PX_PER_MM, y);
                } else {
                    line.lineTo(5 * PX_PER_MM + i, y);
                }
            }
            pen.draw(line);
        }
        pen.dispose();
        return paper;
    }

    /** Two pictures in one, on a desk. */
    static BufferedImage beside(BufferedImage left, BufferedImage right) {
        // no whole number of millimetres: one grid does not go on as the other
        int gap = 68;
        BufferedImage both = new BufferedImage(
                left.getWidth() + gap + right.getWidth(),
                Math.max(left.getHeight(), right.getHeight()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = both.createGraphics();
        pen.setColor(new Color(0x5a5046));
        pen.fillRect(0, 0, both.getWidth(), both.getHeight());
        pen.drawImage(left, 0, 0, null);
        pen.drawImage(right, left.getWidth() + gap, 0, null);
        pen.dispose();
        return both;
    }

    /** As a scanner sees it: no edge is sharper than its optics. */
    static BufferedImage scanned(BufferedImage picture) {
        float[] kernel = new float[25];
        Arrays.fill(kernel, 1 / 25f);
        return new ConvolveOp(new Kernel(5, 5, kernel), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    /** As if it had been laid down turned by so many right angles, clockwise. */
    static BufferedImage turned(BufferedImage picture, int quarters) {
        BufferedImage turned = picture;
        for (int i = 0; i < quarters; i++) {
            BufferedImage from = turned;
            turned = new BufferedImage(from.getHeight(), from.getWidth(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < from.getHeight(); y++) {
                for (int x = 0; x < from.getWidth(); x++) {
                    turned.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
                }
            }
        }
        return turned;
    }

    static byte[] file(BufferedImage picture, String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** A page of A4 with the picture over all of it. */
    static byte[] pdf(BufferedImage picture) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDRectangle size = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
            PDPage page = new PDPage(size);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture), 0, 0, size.getWidth(), size.getHeight());
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The begin of a PNG that announces so many pixels. */
    static byte[] pngHeader(int width, int height) {
        try (ByteArrayOutputStream header = new ByteArrayOutputStream();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            DataOutputStream chunk = new DataOutputStream(header);
            chunk.write("IHDR".getBytes(StandardCharsets.US_ASCII));
            chunk.writeInt(width);
            chunk.writeInt(height);
            chunk.write(new byte[] {8, 2, 0, 0, 0});
            CRC32 sum = new CRC32();
            sum.update(header.toByteArray());
            DataOutputStream file = new DataOutputStream(bytes);
            file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            file.writeInt(13);
            file.write(header.toByteArray());
            file.writeInt((int) sum.getValue());
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
