package org.einthoven.formats.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.OutgoingFormat;
import org.einthoven.formats.OutgoingRecording;

/**
 * A table with the time in seconds and a column a channel, its unit in the heading; empty cells were not recorded. It holds
 * samples alone: nothing of the patient, and nothing of the reading.
 */
public final class CsvTable implements OutgoingFormat {
    /** To a tenth of a microsecond: the least time between two samples that are taken is 0.5 ms. */
    private static final int PLACES_OF_TIME = 7;

    @Override
    public byte[] write(OutgoingRecording recording) {
        StringBuilder text = new StringBuilder(
                recording.length() * 12 * (recording.channels().size() + 1));
        recording.notes().forEach(note -> text.append("# ").append(word(note)).append('\n'));
        text.append("time (s)");
        for (int i = 0; i < recording.channels().size(); i++) {
            text.append(',').append(heading(recording.channels().get(i), i));
        }
        text.append('\n');
        BigDecimal[] steps = new BigDecimal[recording.channels().size()];
        BigDecimal[] origins = new BigDecimal[steps.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = BigDecimal.valueOf(recording.channels().get(i).step());
            origins[i] = BigDecimal.valueOf(recording.channels().get(i).origin());
        }
        for (int sample = 0; sample < recording.length(); sample++) {
            text.append(time(recording, sample));
            for (int i = 0; i < steps.length; i++) {
                text.append(',');
                int count = recording.channels().get(i).count(sample);
                if (count != ImportedChannel.MISSING) {
                    text.append(
                            plain(BigDecimal.valueOf(count).multiply(steps[i]).add(origins[i])));
                }
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String time(OutgoingRecording recording, int sample) {
        return plain(BigDecimal.valueOf(recording.rate().msAt(sample) / 1000)
                .setScale(PLACES_OF_TIME, RoundingMode.HALF_EVEN));
    }

    /** As many digits as a double tells apart. */
    private static String plain(BigDecimal value) {
        return value.signum() == 0
                ? "0"
                : value.round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }

    /** A lead under its own name; another channel under one that is no lead's and that no spreadsheet takes for a formula. */
    private static String heading(ImportedChannel channel, int index) {
        if (channel.lead() != null) {
            return channel.lead().display() + " (uV)";
        }
        String name = word(channel.name());
        boolean clear = !name.isEmpty() && LeadLabels.lead(name).isEmpty();
        return (clear ? name : "channel " + (index + 1)) + " (" + word(channel.unit()) + ")";
    }

    /** Letters, digits and what never parts cells or begins a formula. */
    private static String word(String text) {
        return text.replaceAll("[^\\p{L}\\p{N} .:_%/]", " ").strip();
    }
}
