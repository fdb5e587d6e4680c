package org.einthoven.formats.xml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.RecordedTime;
import org.jspecify.annotations.Nullable;

/** Times of an aECG: of the day where it is known when the recording began, else seconds from its first sample. */
final class AecgTime {
    /** To a tenth of a microsecond, since samples may lie 0.5 ms apart. */
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSSS", Locale.ROOT);

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);
    private static final double NANOS_PER_MS = 1e6;

    private final OutgoingRecording recording;
    private final @Nullable RecordedTime start;

    AecgTime(OutgoingRecording recording) {
        this.recording = recording;
        this.start = recording.time();
    }

    boolean isStated() {
        return start != null;
    }

    /** @param ms from the first sample */
    String at(double ms) {
        if (start == null) {
            return BigDecimal.valueOf(ms / 1000)
                    .setScale(7, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        LocalDateTime at = start.local().plusNanos(Math.round(ms * NANOS_PER_MS));
        return DIGITS.format(at) + (start.offset() == null ? "" : OFFSET.format(start.offset()));
    }

    String end() {
        return at(recording.rate().msAt(recording.length()));
    }

    /** The code of times of this kind. */
    String code() {
        return start == null ? "TIME_RELATIVE" : "TIME_ABSOLUTE";
    }
}
