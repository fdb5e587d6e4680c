package org.einthoven.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small records in the layout of MIT-BIH that tests write, damage and measure. */
public final class WfdbFixture {

    private static final int RATE = 360;
    private static final int PERIOD = 288;
    private static final int AUX_FREE_NORMAL = 1;

    private WfdbFixture() {}

    /** A record of two leads with a complex every 0.8 s, each marked N. */
    public static void beats(Path set, String id, int seconds) throws IOException {
        Files.createDirectories(set);
        int samples = seconds * RATE;
        Files.writeString(
                set.resolve(id + ".hea"),
                "%s 2 %d %d%n%s.dat 16 200 16 0 0 0 0 MLII%n%s.dat 16 200 16 0 0 0 0 V1%n"
                        .formatted(id, RATE, samples, id, id)
                        .replace(System.lineSeparator(), "\n"));
        byte[] signal = new byte[4 * samples];
        for (int i = 0; i < samples; i++) {
            int from = i % PERIOD - PERIOD / 2;
            int value = Math.abs(from) < 12 ? 240 - 20 * Math.abs(from) : (int) (6 * Math.sin(i * 0.9));
            for (int lead = 0; lead < 2; lead++) {
                signal[4 * i + 2 * lead] = (byte) value;
                signal[4 * i + 2 * lead + 1] = (byte) (value >> 8);
            }
        }
        Files.write(set.resolve(id + ".dat"), signal);
        ByteArrayOutputStream marks = new ByteArrayOutputStream();
        int last = 0;
        for (int at = PERIOD / 2; at < samples; at += PERIOD) {
            int word = AUX_FREE_NORMAL << 10 | at - last;
            marks.write(word);
            marks.write(word >> 8);
            last = at;
        }
        marks.write(0);
        marks.write(0);
        Files.write(set.resolve(id + ".atr"), marks.toByteArray());
    }
}
