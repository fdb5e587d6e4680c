package org.einthoven.formats;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.Marks.WaveMark;
import org.jspecify.annotations.Nullable;

/**
 * A recording as it is given out in a file.
 *
 * @param time when it began; null where nobody said
 * @param channels at least one, all of one rate and length
 * @param marks those of the reading; none where it was not read
 * @param measurements those of the reading
 * @param standing who answers for the statements, in words; empty where it was not read
 * @param statements those that stand, in words
 * @param notes what a reader of the file should know, such as a channel that is not in it
 */
public record OutgoingRecording(
        UUID id,
        RecordedPerson person,
        @Nullable RecordedTime time,
        RecordingDevice device,
        List<ImportedChannel> channels,
        Marks marks,
        List<DeviceMeasurement> measurements,
        String standing,
        List<String> statements,
        List<String> notes) {
    private static final int MOST_WAVES_OF_LEADS = 5_000;

    public OutgoingRecording {
        channels = List.copyOf(channels);
        measurements = List.copyOf(measurements);
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
        ImportedChannel first = channels.get(0);
        for (ImportedChannel channel : channels) {
            if (channel.length() != first.length() || !channel.rate().equals(first.rate())) {
                throw new IllegalArgumentException(channel + " goes with no " + first);
            }
        }
    }

    public SampleRate rate() {
        return channels.get(0).rate();
    }

    /** Samples a channel. */
    public int length() {
        return channels.get(0).length();
    }

    /** Whether it is a pleth, not an ECG. */
    public boolean isPleth() {
        return channels.stream().allMatch(channel -> channel.lead() == null);
    }

    /** The sample nearest to a time; one beyond the recording is brought to its edge. */
    public int sampleAt(double ms) {
        return (int) Math.max(0, Math.min(length() - 1L, Math.round(rate().indexAt(ms))));
    }

    /**
     * The waves of single leads for formats that write each as a text; none where there are so many that they would outgrow the
     * samples, as those of half an hour do.
     */
    public List<WaveMark> wavesOfLeads() {
        List<WaveMark> waves =
                marks.waves().stream().filter(wave -> wave.lead() != null).toList();
        return waves.size() > MOST_WAVES_OF_LEADS ? List.of() : waves;
    }

    /** The notes, and whether {@link #wavesOfLeads} left any out. */
    public List<String> remarks() {
        boolean complete = wavesOfLeads().size() + marks.inLead(null).size()
                == marks.waves().size();
        return complete
                ? notes
                : Stream.concat(notes.stream(), Stream.of("Waves of single leads are too many for this file"))
                        .toList();
    }

    /** Who answers for the statements, and then these; empty where it was not read. */
    public List<String> said() {
        return standing.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(standing), statements.stream()).toList();
    }
}
