package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws the first page of a PDF, be it a scan in a wrapper or the lines that a cart's software drew. */
final class PdfPage {

    /** As clean scans have it: 7.9 pixels a millimetre. */
    private static final double DPI = 200;

    private static final double POINTS_PER_INCH = 72;

    /** Of the longer side; a page that would be larger is drawn coarser. */
    private static final double MOST_PX = 3500;

    /** Of any picture within, and of all that is packed, unpacked. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final long MOST_BYTES = 200_000_000;
    private static final long WORKING_BYTES = 64_000_000;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private PdfPage() {}

    static boolean isPdf(byte[] bytes) {
        return PictureFile.begins(bytes, '%', 'P', 'D', 'F', '-');
    }

    static BufferedImage first(byte[] bytes) throws IOException, UnreadablePicture {
        if (unpacked(bytes) > MOST_BYTES) {
            throw new UnreadablePicture(PaperRefusal.TOO_LARGE);
        }
        try (PDDocument document = Loader.loadPDF(
                bytes, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(WORKING_BYTES).streamCache)) {
            checkPictures(document.getDocument());
            PDRectangle page = document.getPage(0).getCropBox();
            double longest = Math.max(page.getWidth(), page.getHeight());
            double scale = Math.min(DPI / POINTS_PER_INCH, MOST_PX / Math.max(1, longest));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(0, (float) scale, ImageType.RGB);
        }
    }

    private static void checkPictures(COSDocument document) throws UnreadablePicture {
        for (COSObject object : document.getObjectsByType(COSName.XOBJECT)) {
            if (object.getObject() instanceof COSStream stream) {
                long pixels = (long) stream.getInt(COSName.WIDTH, 0) * stream.getInt(COSName.HEIGHT, 0);
                if (pixels > MOST_PIXELS) {
                    throw new UnreadablePicture(PaperRefusal.TOO_LARGE);
                }
            }
        }
    }

    /** How many bytes all packed streams have, unpacked: counted and thrown away, so that a bomb goes off nowhere. */
    private static long unpacked(byte[] bytes) {
        long sum = 0;
        byte[] thrownAway = new byte[1 << 16];
        for (int at = 0; at < bytes.length - STREAM.length && sum <= MOST_BYTES; at++) {
            if (!isStream(bytes, at)) {
                continue;
            }
            int from = at + STREAM.length;
            while (from < bytes.length && (bytes[from] == '\r' || bytes[from] == '\n')) {
                from++;
            }
            Inflater inflater = new Inflater();
            inflater.setInput(bytes, from, bytes.length - from);
            try {
                int count = inflater.inflate(thrownAway);
                while (count > 0 && sum <= MOST_BYTES) {
                    sum += count;
                    count = inflater.inflate(thrownAway);
                }
            } catch (DataFormatException notPacked) {
                // what is not packed has the size that it has
            } finally {
                inflater.end();
            }
        }
        return sum;
    }

    private static boolean isStream(byte[] bytes, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (bytes[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }
}
