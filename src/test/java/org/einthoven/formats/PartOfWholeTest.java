package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class PartOfWholeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Property(tries = 60)
    void partsTogetherAreTheWhole(@ForAll @IntRange(min = 1, max = 40_000) int length) {
        int[] counts = new int[length];
        for (int i = 0; i < length; i++) {
            counts[i] = i;
        }

        List<Integer> together = new ArrayList<>();
        for (PartOfWhole part : PartOfWhole.of(recording(counts), MINUTE)) {
            ImportedChannel channel = part.recording().channels().get(0);
            assertThat(channel.duration()).isLessThanOrEqualTo(MINUTE);
            for (int i = 0; i < channel.length(); i++) {
                together.add(channel.count(i));
            }
        }

        assertThat(together).hasSize(length);
        assertThat(together).isSorted().doesNotContain(ImportedChannel.MISSING);
    }

    @Test
    void aPartKnowsItsTimeAndItsMarksAndTheFirstWhatTheDeviceSaid() {
        List<PartOfWhole> parts = PartOfWhole.of(recording(new int[30_000]), MINUTE);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).recording().time())
                .isEqualTo(new RecordedTime(LocalDateTime.of(2024, 2, 29, 0, 0, 30), null));
        assertThat(parts.get(0).recording().marks()).containsExactly(new SenderMarks("a.atr", "100N 59999+[(AFIB x]"));
        assertThat(parts.get(1).recording().marks()).containsExactly(new SenderMarks("a.atr", "0N 7V"));
        assertThat(parts.get(0).recording().statements()).containsExactly("Sinus rhythm");
        assertThat(parts.get(1).recording().statements()).isEmpty();
        assertThat(parts.get(1).recording().notes().get(0))
                .isEqualTo("Part 2 of 2 of a recording of 0:02:00: from 0:01:00 to 0:02:00.");
    }

    @Test
    void aChannelThatEndsBeforeTheOthersIsMissingInTheLaterParts() {
        ImportedRecording whole = recording(new int[30_000]);
        List<ImportedChannel> channels = new ArrayList<>(whole.channels());
        channels.add(ImportedChannel.ofVoltage("V1", LeadName.V1, new SampleRate(250), new int[20_000], 1, 0));

        ImportedChannel last = PartOfWhole.of(with(channels), MINUTE)
                .get(1)
                .recording()
                .channel(LeadName.V1)
                .orElseThrow();

        assertThat(last.length()).isEqualTo(15_000);
        assertThat(last.count(4_999)).isZero();
        assertThat(last.count(5_000)).isEqualTo(ImportedChannel.MISSING);
    }

    private static ImportedRecording recording(int[] counts) {
        return with(List.of(ImportedChannel.ofVoltage("II", LeadName.II, new SampleRate(250), counts, 1, 0)));
    }

    private static ImportedRecording with(List<ImportedChannel> channels) {
        return new ImportedRecording(
                "made",
                RecordedPerson.UNKNOWN,
                new RecordedTime(LocalDateTime.of(2024, 2, 28, 23, 59, 30), null),
                RecordingDevice.UNKNOWN,
                AppliedFilters.UNKNOWN,
                channels,
                List.of(),
                List.of("Sinus rhythm"),
                List.of(),
                List.of(new SenderMarks("a.atr", "100N 59999+[(AFIB x] 60000N 60007V")),
                null);
    }
}
