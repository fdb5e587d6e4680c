package org.einthoven.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How a training went, epoch by epoch. Not thread-safe. */
final class History {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 200;
    private static final int MARGIN = 60;

    private final List<Epoch> epochs = new ArrayList<>();

    /**
     * One epoch.
     *
     * @param loss the mean over its batches
     * @param score what early stopping goes by; NaN where nothing does
     */
    private record Epoch(float loss, float score) {}

    void add(double loss, double score) {
        epochs.add(new Epoch((float) loss, (float) score));
    }

    /** For a checkpoint: loss and score of each epoch. */
    float[] state() {
        float[] state = new float[2 * epochs.size()];
        for (int e = 0; e < epochs.size(); e++) {
            state[2 * e] = epochs.get(e).loss;
            state[2 * e + 1] = epochs.get(e).score;
        }
        return state;
    }

    void restore(float[] state) {
        epochs.clear();
        for (int e = 0; e < state.length / 2; e++) {
            epochs.add(new Epoch(state[2 * e], state[2 * e + 1]));
        }
    }

    /** A picture: the loss over the epochs, and below it the score where there is one. */
    String svg(String title) {
        boolean scored = epochs.stream().anyMatch(epoch -> !Float.isNaN(epoch.score));
        StringBuilder svg = new StringBuilder();
        panel(svg, 0, "loss, mean of the epoch", epoch -> epoch.loss);
        if (scored) {
            panel(svg, HEIGHT + MARGIN, "score on what was laid aside", epoch -> epoch.score);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="14">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """
                .formatted(WIDTH + 2 * MARGIN, (HEIGHT + MARGIN) * (scored ? 2 : 1) + MARGIN, title, svg);
    }

    private void panel(StringBuilder svg, int top, String words, ToDoubleFunction<Epoch> figure) {
        double lowest = epochs.stream().mapToDouble(figure).min().orElse(0);
        double highest = epochs.stream().mapToDouble(figure).max().orElse(1);
        double range = highest > lowest ? highest - lowest : 1;
        int floor = top + MARGIN + HEIGHT;
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n"
                .formatted(MARGIN, top + MARGIN, WIDTH, HEIGHT));
        StringBuilder line = new StringBuilder();
        for (int e = 0; e < epochs.size(); e++) {
            double x = MARGIN + (double) WIDTH * e / Math.max(1, epochs.size() - 1);
            double y = floor - HEIGHT * (figure.applyAsDouble(epochs.get(e)) - lowest) / range;
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", e == 0 ? "M" : "L", x, y));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"#08519c\" stroke-width=\"2\"/>%n".formatted(line));
        text(svg, MARGIN, top + MARGIN - 10, "start", words);
        text(svg, MARGIN - 6, top + MARGIN + 10, "end", String.format(Locale.ROOT, "%.3f", highest));
        text(svg, MARGIN - 6, floor, "end", String.format(Locale.ROOT, "%.3f", lowest));
        text(svg, MARGIN, floor + 18, "start", "epoch 1");
        text(svg, MARGIN + WIDTH, floor + 18, "end", String.valueOf(epochs.size()));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String words) {
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n".formatted(x, y, anchor, words));
    }
}
