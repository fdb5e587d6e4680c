package org.einthoven.formats.physionet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.OutgoingRecording;

/** The samples of a record in one signal file: in format 16 where every count fits, else in 32. */
final class WfdbSamples {
    private final List<ImportedChannel> channels;
    private final int length;
    private final boolean wide;

    private WfdbSamples(List<ImportedChannel> channels, int length, boolean wide) {
        this.channels = channels;
        this.length = length;
        this.wide = wide;
    }

    static WfdbSamples of(OutgoingRecording recording) {
        boolean wide = recording.channels().stream().anyMatch(channel -> channel.isWiderThan(Short.MAX_VALUE));
        return new WfdbSamples(recording.channels(), recording.length(), wide);
    }

    /** Of {@code signal(5)}. */
    int format() {
        return wide ? 32 : 16;
    }

    /** The sum of a channel's samples as they are written, in 16 bits. */
    int checksum(ImportedChannel channel) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += written(channel, i);
        }
        return (short) sum;
    }

    int first(ImportedChannel channel) {
        return written(channel, 0);
    }

    byte[] bytes() {
        int width = format() / Byte.SIZE;
        ByteBuffer bytes = ByteBuffer.allocate(length * channels.size() * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            for (ImportedChannel channel : channels) {
                if (wide) {
                    bytes.putInt(written(channel, i));
                } else {
                    bytes.putShort((short) written(channel, i));
                }
            }
        }
        return bytes.array();
    }

    /** The lowest number of a format stands for what was not recorded. */
    private int written(ImportedChannel channel, int index) {
        int count = channel.count(index);
        return count == ImportedChannel.MISSING && !wide ? Short.MIN_VALUE : count;
    }
}
