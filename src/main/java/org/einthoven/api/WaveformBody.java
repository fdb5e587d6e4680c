package org.einthoven.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.archive.Channel;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.signal.Passband;

/**
 * Samples in the form that a page draws at once, all numbers little-endian:
 *
 * <ol>
 *   <li>uint32: length of the header in bytes; a multiple of 4
 *   <li>the header: JSON in ASCII with {@code sampleRateHz}, {@code unit} ({@code mV}, of a pleth {@code arbitrary}),
 *       {@code length} (samples a lead in the whole recording), {@code firstSample}, {@code count}, {@code filterHz} (from
 *       and to of the filter, null for none) and {@code leads} (names in order), padded with spaces
 *   <li>for each lead {@code count} float32 values; NaN is a sample that was not recorded
 * </ol>
 */
final class WaveformBody {
    /** How the one channel of a pleth is called. */
    static final String PLETH = "Pleth";

    private WaveformBody() {}

    static List<String> leadNames(StoredRecording recording) {
        return recording.kind == RecordingKind.PPG ? List.of(PLETH) : recording.leadNames();
    }

    static byte[] encode(StoredRecording recording, Waveform waveform, WaveformRange range, WaveformFilter filter) {
        List<float[]> leads = new ArrayList<>();
        for (Channel channel : waveform.channels()) {
            if (range.leads().contains(name(recording, channel))) {
                leads.add(filter.stretch(channel.toMv(), range, recording));
            }
        }
        byte[] header = header(recording, range, filter).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(4 + header.length + leads.size() * range.count() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header.length)
                .put(header);
        for (float[] samples : leads) {
            body.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(samples);
            body.position(body.position() + range.count() * Float.BYTES);
        }
        return body.array();
    }

    private static String name(StoredRecording recording, Channel channel) {
        if (recording.kind == RecordingKind.PPG) {
            return PLETH;
        }
        return channel.lead() == null ? "" : channel.lead().display();
    }

    /** Lead names are letters and digits, so nothing needs escaping. */
    private static String header(StoredRecording recording, WaveformRange range, WaveformFilter filter) {
        Passband band = WaveformFilter.passband(recording.kind);
        String json = String.format(
                Locale.ROOT,
                "{\"sampleRateHz\":%s,\"unit\":\"%s\",\"length\":%d,\"firstSample\":%d,\"count\":%d,\"filterHz\":%s,\"leads\":[\"%s\"]}",
                recording.sampleRateHz,
                recording.kind == RecordingKind.PPG ? "arbitrary" : "mV",
                recording.samples,
                range.first(),
                range.count(),
                filter == WaveformFilter.NONE ? "null" : "[" + band.fromHz() + "," + band.toHz() + "]",
                String.join("\",\"", range.leads()));
        return json + " ".repeat((4 - json.length() % 4) % 4);
    }
}
