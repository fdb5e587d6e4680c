package org.einthoven.training;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.einthoven.inference.WholeFile;
import org.einthoven.paper.WordShape;

/**
 * Learns what the words on ECG paper look like: each is drawn in many fonts, sizes and states of wear, and its drawings are
 * gathered into some shapes (k-means, Lloyd 1982). The fonts are those of the machine; {@code words.txt} came from Debian's
 * DejaVu, URW and Noto Mono. Liberation is left out, so that there are fonts on which reading can be measured.
 */
final class WordTraining implements TrainingTask {
    private static final Path FILE = Path.of("src/main/resources/words.txt");

    private static final List<String> FONTS = List.of(
            "DejaVu Sans",
            "DejaVu Sans Condensed",
            "DejaVu Serif",
            "DejaVu Sans Mono",
            "Nimbus Mono PS",
            "Nimbus Roman",
            "URW Bookman",
            "URW Gothic",
            "Noto Mono",
            "Noto Sans Mono");

    private static final List<String> LEADS =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    private static final List<String> SCALES = List.of(
            "25mm/s", "50mm/s", "mm/s", "mm/sec", "10mm/mV", "5mm/mV", "20mm/mV", "mm/mV", "25", "50", "10", "20", "5");

    /** Of what carts write besides: these are none of the words that are read. */
    private static final List<String> OTHERS = List.of(
            "ID:", "Name", "Vent.", "rate", "BPM", "PR", "QRS", "QT/QTc", "ms", "Hz", "Sinus", "rhythm", "years",
            "P-R-T", "axes", "40", "150", "100", "35", "12", "1", "L", "T", "P", "R", "a", "0.15-40", "Speed:", "Limb:",
            "Chest:", "V", "60~", "mV", "mm", "/", "l", "7", "4", "-");

    private static final int DRAWINGS = 80;
    private static final int SHAPES = 5;
    private static final int SHAPES_OF_OTHERS = 3;
    private static final int ROUNDS = 12;

    @Override
    public String name() {
        return "words";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        requireFonts(FONTS);
        Random random = new Random(options.seed());
        List<String> lines = new ArrayList<>();
        for (List<String> words : List.of(LEADS, SCALES)) {
            for (String word : words) {
                learn(word, SHAPES, random).forEach(shape -> lines.add(word + " " + shape.text()));
            }
        }
        for (String other : OTHERS) {
            learn(other, SHAPES_OF_OTHERS, random).forEach(shape -> lines.add("- " + shape.text()));
        }
        Path out = options.outOr(FILE);
        WholeFile.write(out, String.join("\n", lines) + "\n");
        System.out.println(lines.size() + " shapes written to " + out);
    }

    /** In place of a font that is not there Java draws another, and words of a print would be learned from that. */
    static void requireFonts(List<String> fonts) throws IOException {
        List<String> missing = fonts.stream()
                .filter(font ->
                        new Font(font, Font.PLAIN, 1).getFamily(Locale.ROOT).equals(Font.DIALOG))
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException("fonts are not there: " + String.join(", ", missing)
                    + " (Debian: apt-get install fonts-dejavu fonts-urw-base35 fonts-noto-mono)");
        }
    }

    private static List<WordShape> learn(String word, int clusters, Random random) {
        List<WordShape> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWINGS; i++) {
            drawn.add(drawing(word, FONTS.get(i % FONTS.size()), random));
        }
        List<WordShape> means = new ArrayList<>();
        for (int i = 0; i < clusters; i++) {
            // one of each font to begin with
            means.add(drawn.get(i * FONTS.size() / clusters));
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<List<WordShape>> nearest = new ArrayList<>();
            means.forEach(mean -> nearest.add(new ArrayList<>()));
            for (WordShape shape : drawn) {
                int best = 0;
                for (int i = 1; i < clusters; i++) {
                    best = shape.likeness(means.get(i)) > shape.likeness(means.get(best)) ? i : best;
                }
                nearest.get(best).add(shape);
            }
            for (int i = 0; i < clusters; i++) {
                if (!nearest.get(i).isEmpty()) {
                    means.set(i, WordShape.mean(nearest.get(i)));
                }
            }
        }
        return means;
    }

    /** As a page shows it: drawn at 3 to 12 pixels a millimetre, blurred, faded, and cut out along its ink. */
    private static WordShape drawing(String word, String font, Random random) {
        int size = 9 + random.nextInt(34);
        BufferedImage image = new BufferedImage(size * (word.length() + 2), 2 * size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        boolean smooth = random.nextInt(4) > 0;
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        pen.setFont(new Font(font, random.nextBoolean() ? Font.PLAIN : Font.BOLD, size));
        pen.drawString(word, size + random.nextFloat(), 1.4f * size + random.nextFloat());
        pen.dispose();
        return cut(blurred(image, 0.7 * random.nextDouble(), random), random);
    }

    private static float[][] blurred(BufferedImage image, double sigma, Random random) {
        double side = Math.exp(-1 / (2 * sigma * sigma + 1e-3));
        double noise = 0.06 * random.nextDouble();
        float[][] ink = new float[image.getHeight()][image.getWidth()];
        for (int y = 1; y < ink.length - 1; y++) {
            for (int x = 1; x < ink[y].length - 1; x++) {
                double sum = 0;
                double weight = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        double share = Math.pow(side, dx * dx + dy * dy);
                        sum += share * (1 - (image.getRaster().getSample(x + dx, y + dy, 0)) / 255.0);
                        weight += share;
                    }
                }
                ink[y][x] = (float) (sum / weight + noise * random.nextGaussian());
            }
        }
        return ink;
    }

    private static double darkest(float[][] ink) {
        double darkest = 0;
        for (float[] row : ink) {
            for (float here : row) {
                darkest = Math.max(darkest, here);
            }
        }
        return darkest;
    }

    private static WordShape cut(float[][] ink, Random random) {
        double edge = (0.4 + 0.15 * random.nextDouble()) * darkest(ink);
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int y = 0; y < ink.length; y++) {
            for (int x = 0; x < ink[y].length; x++) {
                if (ink[y][x] >= edge) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        int width = right - left + 1;
        float[] cut = new float[width * (bottom - top + 1)];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.max(0, Math.min(1, ink[top + i / width][left + i % width]));
        }
        return WordShape.of(cut, width);
    }
}
