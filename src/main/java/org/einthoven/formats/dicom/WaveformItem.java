package org.einthoven.formats.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.OutgoingRecording;

/** All channels of a recording as one multiplex group (PS3.3, C.10.9), counts as they were recorded. */
final class WaveformItem {
    /** MDC_PULS_OXIM_PLETH, in the partition of vital signs. */
    private static final String PLETH = "2:19380";

    /** A scheme of one's own begins with 99 (PS3.16, 8.2). */
    private static final String OWN_SCHEME = "99EINTHOVEN";

    private final OutgoingRecording recording;
    private final WaveformClass kind;

    private WaveformItem(OutgoingRecording recording, WaveformClass kind) {
        this.recording = recording;
        this.kind = kind;
    }

    static DicomBytes of(OutgoingRecording recording, WaveformClass kind) {
        return new WaveformItem(recording, kind).item();
    }

    private DicomBytes item() {
        List<DicomBytes> channels = new ArrayList<>();
        for (ImportedChannel channel : recording.channels()) {
            channels.add(channel(channel, channels.size() + 1));
        }
        DicomBytes item = new DicomBytes()
                .text(Tag.ORIGINALITY, "CS", "ORIGINAL")
                .u16(Tag.CHANNEL_COUNT, channels.size())
                .u32(Tag.SAMPLE_COUNT, recording.length())
                .decimal(Tag.FREQUENCY, recording.rate().hz())
                .sequence(Tag.CHANNELS, channels)
                .u16(Tag.BITS_ALLOCATED, kind.bits())
                .text(Tag.INTERPRETATION, "CS", kind.bits() == 16 ? "SS" : "SL");
        int padding = kind.bits() == 16 ? Short.MIN_VALUE : Integer.MIN_VALUE;
        if (hasGaps()) {
            item.words(
                    Tag.PADDING,
                    put(ByteBuffer.allocate(kind.bits() / Byte.SIZE), padding).array());
        }
        return item.words(Tag.DATA, samples(padding));
    }

    private boolean hasGaps() {
        return recording.channels().stream().anyMatch(ImportedChannel::hasGaps);
    }

    private byte[] samples(int padding) {
        ByteBuffer bytes =
                ByteBuffer.allocate(recording.length() * recording.channels().size() * (kind.bits() / Byte.SIZE));
        for (int i = 0; i < recording.length(); i++) {
            for (ImportedChannel channel : recording.channels()) {
                int count = channel.count(i);
                put(bytes, count == ImportedChannel.MISSING ? padding : count);
            }
        }
        return bytes.array();
    }

    private ByteBuffer put(ByteBuffer bytes, int count) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return kind.bits() == 16 ? bytes.putShort((short) count) : bytes.putInt(count);
    }

    private DicomBytes channel(ImportedChannel channel, int number) {
        DicomBytes item = new DicomBytes()
                .decimal(Tag.SENSITIVITY, channel.step())
                .decimal(Tag.SENSITIVITY_CORRECTION, 1)
                .decimal(Tag.BASELINE, channel.origin())
                .decimal(Tag.TIME_SKEW, 0)
                .u16(Tag.BITS_STORED, kind.bits());
        String unit = DicomInstance.text(channel.unit());
        item.code(Tag.SENSITIVITY_UNITS, unit.isEmpty() ? "1" : shortened(unit), "UCUM", unit.isEmpty() ? "1" : unit);
        LeadName lead = channel.lead();
        if (lead != null) {
            return item.text(Tag.CHANNEL_LABEL, "SH", lead.display())
                    .code(Tag.CHANNEL_SOURCE, "2:" + lead.number(), "MDC", "Lead " + lead.display());
        }
        String name = DicomInstance.text(channel.name());
        item.text(Tag.CHANNEL_LABEL, "SH", shortened(name));
        return channel.isPleth()
                ? item.code(Tag.CHANNEL_SOURCE, PLETH, "MDC", "Pleth")
                : item.code(Tag.CHANNEL_SOURCE, "CHANNEL" + number, OWN_SCHEME, name);
    }

    /** As long as a short string may be. */
    private static String shortened(String text) {
        return text.length() > 16 ? text.substring(0, 16) : text;
    }
}
