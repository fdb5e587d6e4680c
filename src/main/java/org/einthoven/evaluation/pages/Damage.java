package org.einthoven.evaluation.pages;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * What a scanner or a phone makes of a page: it is turned, tilted and crumpled, lit unevenly in coloured light, folded and
 * stained, blurred, noisy, and compressed. Strengths are chosen by eye to look like the photographs of the paper-ECG sets.
 */
final class Damage {

    private static final int WHITE = 255;
    private static final double SHEET_MM = 297;

    private final Random random;
    private final BufferedImage page;
    private final boolean worn;
    private final boolean byPhone;

    private Damage(BufferedImage page, Severity severity, Random random) {
        this.page = page;
        this.random = random;
        this.byPhone = severity.compareTo(Severity.PHONE) >= 0;
        this.worn = severity == Severity.STAINED;
    }

    /** The file's bytes: PNG for a clean page, else JPEG. */
    static byte[] file(BufferedImage page, Severity severity, Random random) {
        if (severity == Severity.CLEAN) {
            return png(page);
        }
        Damage damage = new Damage(page, severity, random);
        BufferedImage taken = damage.taken();
        double quality = severity == Severity.SCAN
                ? 0.8 + 0.15 * random.nextDouble()
                : (damage.worn ? 0.6 : 0.7) + 0.2 * random.nextDouble();
        return jpeg(taken, quality);
    }

    private BufferedImage taken() {
        int width = byPhone ? 2000 + random.nextInt(1400) : page.getWidth();
        int height = byPhone ? width * 3 / 4 : page.getHeight();
        Projection projection = byPhone
                ? Projection.byHand(width, height, 0.1, worn ? 0.14 : 0.1, worn ? 8 : 6, random)
                : Projection.byHand(width, height, 0.01, 0.002, 1.5, random);
        Crumple crumple = new Crumple(worn ? 0.9 : byPhone ? 0.3 : 0, worn ? 1 + random.nextInt(2) : 0, random);
        Light light = new Light(byPhone ? worn ? 0.45 : 0.35 : 0.06, byPhone, random);
        Stains stains = new Stains(worn ? 2 + random.nextInt(3) : 0, random);
        double noise = byPhone ? 3 + 5 * random.nextDouble() : 2 + 2 * random.nextDouble();
        double moire = worn ? 4 * random.nextDouble() : 0;
        double moireX = 0.3 + random.nextDouble();
        double moireY = 0.3 + random.nextDouble();
        int desk = 60 + random.nextInt(100);
        float[] rgb = new float[3 * width * height];
        double[] at = new double[2];
        double perMm = page.getWidth() / SHEET_MM;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                projection.onSheet(x, y, at);
                double mmX = at[0] * SHEET_MM;
                double mmY = at[1] * page.getHeight() / perMm;
                boolean on = at[0] >= 0 && at[0] < 1 && at[1] >= 0 && at[1] < 1;
                double shade = on ? crumple.shade(mmX, mmY) : 1;
                double stain = on ? stains.at(mmX, mmY) : 0;
                crumple.move(mmX, mmY, at);
                double waves = moire * Math.sin(moireX * x + moireY * y);
                for (int c = 0; c < 3; c++) {
                    double paper = on ? sample(at[0] * perMm, at[1] * perMm, c) * (1 - stain * Stains.COLOUR[c]) : desk;
                    rgb[3 * (y * width + x) + c] =
                            (float) (paper * shade * light.at((double) x / width, (double) y / height, c) + waves);
                }
            }
        }
        blur(rgb, width, height, byPhone ? 0.5 + 0.6 * random.nextDouble() : 0.4 + 0.2 * random.nextDouble());
        BufferedImage taken = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int pixel = 0;
            for (int c = 0; c < 3; c++) {
                long value = Math.round(rgb[3 * i + c] + noise * random.nextGaussian());
                pixel = pixel << 8 | (int) Math.max(0, Math.min(WHITE, value));
            }
            taken.setRGB(i % width, i / width, pixel);
        }
        return taken;
    }

    private double sample(double x, double y, int channel) {
        int left = (int) Math.max(0, Math.min(page.getWidth() - 2, Math.floor(x)));
        int top = (int) Math.max(0, Math.min(page.getHeight() - 2, Math.floor(y)));
        double fx = Math.max(0, Math.min(1, x - left));
        double fy = Math.max(0, Math.min(1, y - top));
        return (1 - fy) * ((1 - fx) * pixel(left, top, channel) + fx * pixel(left + 1, top, channel))
                + fy * ((1 - fx) * pixel(left, top + 1, channel) + fx * pixel(left + 1, top + 1, channel));
    }

    private int pixel(int x, int y, int channel) {
        return page.getRGB(x, y) >> (16 - 8 * channel) & WHITE;
    }

    /** Gaussian, in both directions, in place. */
    private static void blur(float[] rgb, int width, int height, double sigma) {
        double[] kernel = new double[5];
        double sum = 0;
        for (int i = -2; i <= 2; i++) {
            kernel[i + 2] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + 2];
        }
        float[] once = new float[rgb.length];
        for (int pass = 0; pass < 2; pass++) {
            float[] from = pass == 0 ? rgb : once;
            float[] to = pass == 0 ? once : rgb;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < 3; c++) {
                        double value = 0;
                        for (int i = -2; i <= 2; i++) {
                            int px = pass == 0 ? Math.max(0, Math.min(width - 1, x + i)) : x;
                            int py = pass == 1 ? Math.max(0, Math.min(height - 1, y + i)) : y;
                            value += kernel[i + 2] * from[3 * (py * width + px) + c];
                        }
                        to[3 * (y * width + x) + c] = (float) (value / sum);
                    }
                }
            }
        }
    }

    private static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static byte[] jpeg(BufferedImage image, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality((float) quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
