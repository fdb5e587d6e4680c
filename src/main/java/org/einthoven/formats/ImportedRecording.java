package org.einthoven.formats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a device wrote it.
 *
 * @param format the file's format and version in words
 * @param time when it began; null where the file does not say
 * @param channels at least one; those that are leads of an ECG first
 * @param measurements what the device measured itself
 * @param statements what the device, or whoever confirmed its report, states; in the file's words
 * @param notes what a reader of the recording should know of the file
 * @param marks what the sender saw in it
 * @param page null for all but printed ECGs
 */
public record ImportedRecording(
        String format,
        RecordedPerson person,
        @Nullable RecordedTime time,
        RecordingDevice device,
        AppliedFilters filters,
        List<ImportedChannel> channels,
        List<DeviceMeasurement> measurements,
        List<String> statements,
        List<String> notes,
        List<SenderMarks> marks,
        @Nullable ScannedPage page) {
    public ImportedRecording {
        marks = List.copyOf(marks);
        channels = List.copyOf(channels);
        measurements = List.copyOf(measurements);
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
        if (channels.stream().allMatch(channel -> channel.lead() == null && !channel.isPleth())) {
            throw FaultException.of(
                    Fault.NO_LEAD_IN_FILE,
                    format,
                    channels.isEmpty()
                            ? "none"
                            : FileFaults.excerpt(channels.stream()
                                    .map(ImportedChannel::name)
                                    .reduce((one, next) -> one + ", " + next)
                                    .orElse("")));
        }
    }

    /** That of its longest channel. */
    public Duration duration() {
        return channels.stream()
                .map(ImportedChannel::duration)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    public Optional<ImportedChannel> channel(LeadName lead) {
        return channels.stream().filter(channel -> channel.lead() == lead).findFirst();
    }
}
