package org.einthoven.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG, JPEG, BMP and the first page of a PDF, with as many pixels as reading needs and never more. */
final class PictureFile {

    /** Refused by the header alone, before anything is decoded: more than phones and scanners of paper make. */
    private static final long MOST_PIXELS = 60_000_000;

    /** Of larger pictures only every second, third, ... row and column is decoded. */
    private static final double DECODED_PIXELS = 14_000_000;

    /** A page of A4 at about 10 pixels a millimetre: what the flat page has. */
    private static final double KEPT_PIXELS = 5_500_000;

    private static final List<String> FORMATS = List.of("png", "jpeg", "bmp");

    private PictureFile() {}

    /** Whether the bytes begin like one of those files. */
    static boolean isOne(byte[] bytes) {
        return PdfPage.isPdf(bytes)
                || begins(bytes, 0x89, 'P', 'N', 'G')
                || begins(bytes, 0xff, 0xd8, 0xff)
                || begins(bytes, 'B', 'M');
    }

    static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 255) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static BufferedImage decode(byte[] bytes) throws UnreadablePicture {
        try {
            return kept(PdfPage.isPdf(bytes) ? PdfPage.first(bytes) : decoded(bytes));
        } catch (IOException | RuntimeException damaged) {
            // decoders meet damage with any of these
            throw new UnreadablePicture(PaperRefusal.UNREADABLE_PICTURE);
        }
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException, UnreadablePicture {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new UnreadablePicture(PaperRefusal.TOO_LARGE);
                }
                int every = (int) Math.ceil(Math.sqrt(pixels / DECODED_PIXELS));
                ImageReadParam how = reader.getDefaultReadParam();
                how.setSourceSubsampling(every, every, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream in) throws IOException, UnreadablePicture {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new UnreadablePicture(PaperRefusal.UNREADABLE_PICTURE);
    }

    /** On white, where the picture is transparent, and not larger than needed. */
    private static BufferedImage kept(BufferedImage picture) {
        double scale = Math.min(1, Math.sqrt(KEPT_PIXELS / ((double) picture.getWidth() * picture.getHeight())));
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        BufferedImage kept = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = kept.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return kept;
    }
}
