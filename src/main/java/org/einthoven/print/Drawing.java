package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is drawn on, in millimetres from its upper left corner. */
interface Drawing {
    /** @param yMm of the base line */
    void text(String text, double xMm, double yMm, double heightPt, Color ink, boolean bold) throws IOException;

    /** A line through points [x, y]; {@code null} lifts the pen. */
    void path(List<double @Nullable []> points, double widthMm, Color ink) throws IOException;

    default void line(double fromXMm, double fromYMm, double toXMm, double toYMm, double widthMm, Color ink)
            throws IOException {
        path(List.of(new double[] {fromXMm, fromYMm}, new double[] {toXMm, toYMm}), widthMm, ink);
    }

    /** Whatever is drawn until {@link #unclip} shows within this rectangle alone. */
    void clip(double xMm, double yMm, double widthMm, double heightMm) throws IOException;

    void unclip() throws IOException;
}
