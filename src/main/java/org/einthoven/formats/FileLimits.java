package org.einthoven.formats;

import org.einthoven.faults.FaultException;

/** How much of a file is read; a file that asks for more is refused before it costs memory. */
public final class FileLimits {
    /** More than any electrocardiograph, monitor or polysomnograph has. */
    public static final int MAX_CHANNELS = 64;

    /** Of all channels together, 96 MB: 15 leads at 850 Hz for half an hour. */
    public static final int MAX_SAMPLES = 24_000_000;

    /** Statements of a cart's report, and lines of notes. */
    public static final int MAX_STATEMENTS = 100;

    /** @throws FaultException where there are none, or too many */
    public static void checkChannels(String format, String place, long channels) {
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw FileFaults.damaged(
                    format, place, channels + " channels are announced; 1 to " + MAX_CHANNELS + " are read");
        }
    }

    /**
     * @param samples of all channels together
     * @throws FaultException where there are too many
     */
    public static void checkSamples(String format, String place, long samples) {
        if (samples < 0 || samples > MAX_SAMPLES) {
            throw FileFaults.unsupported(
                    format, place, "a recording of " + samples + " samples in all (at most " + MAX_SAMPLES + ")");
        }
    }

    private FileLimits() {}
}
