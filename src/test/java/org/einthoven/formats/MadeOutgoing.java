package org.einthoven.formats;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.ecg.Wave;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.Marks.BeatMark;
import org.einthoven.formats.Marks.PulseMark;
import org.einthoven.formats.Marks.WaveMark;
import org.jspecify.annotations.Nullable;

/** Recordings with a reading, as they are given out. */
public final class MadeOutgoing {
    public static final UUID ID = UUID.fromString("019aa3de-4b7e-7000-8000-0123456789ab");
    public static final RecordedPerson PERSON =
            new RecordedPerson("M-11", "urn:oid:1.2.3.4", "Müller", "Änne", "1953-08-05", Sex.FEMALE);
    public static final RecordedTime TIME =
            new RecordedTime(LocalDateTime.of(2021, 11, 22, 14, 30, 5, 250_000_000), ZoneOffset.ofHours(1));
    public static final RecordingDevice DEVICE = new RecordingDevice("Maker", "Model 5", "4711", "2.1");

    private MadeOutgoing() {}

    /** All that any of the formats can hold. */
    public static OutgoingRecording ecg(ImportedChannel... channels) {
        return recording(PERSON, TIME, List.of(channels), marks());
    }

    public static OutgoingRecording recording(
            RecordedPerson person, @Nullable RecordedTime time, List<ImportedChannel> channels, Marks marks) {
        return new OutgoingRecording(
                ID,
                person,
                time,
                DEVICE,
                channels,
                marks,
                List.of(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 61), new DeviceMeasurement(Kind.QT, 402.5)),
                "Signed by Dr. Heart",
                List.of("Sinus rhythm", "QTc ≤ 450 ms, \"normal\" <here>"),
                List.of());
    }

    /** Channels of these labels: leads with a step and an origin in microvolts. */
    public static ImportedChannel[] channels(MadeEcg ecg, double hz, double step, double origin) {
        List<ImportedChannel> channels = new ArrayList<>();
        for (int i = 0; i < ecg.labels().size(); i++) {
            channels.add(ImportedChannel.ofVoltage(
                    ecg.labels().get(i),
                    LeadLabels.lead(ecg.labels().get(i)).orElse(null),
                    new SampleRate(hz),
                    ecg.counts(i),
                    step,
                    origin));
        }
        return channels.toArray(ImportedChannel[]::new);
    }

    /** The same channel, not recorded before one sample and from another on. */
    public static ImportedChannel between(ImportedChannel channel, int from, int to) {
        int[] counts = MadeEcg.countsOf(channel);
        Arrays.fill(counts, 0, from, ImportedChannel.MISSING);
        Arrays.fill(counts, to, counts.length, ImportedChannel.MISSING);
        return channel.with(counts);
    }

    public static OutgoingRecording pleth(double hz) {
        ImportedChannel pleth = ImportedChannel.of(
                "Pleth", "1", new SampleRate(hz), new MadeEcg(List.of("Pleth"), 500, 3).counts(0), 0.001, 0);
        Marks pulses = new Marks(
                List.of(),
                List.of(),
                List.of(new PulseMark(100, 220, 400.0, 900), new PulseMark(900, 1020, null, 1700)));
        return recording(PERSON, TIME, List.of(pleth), pulses);
    }

    public static Marks marks() {
        List<WaveMark> waves = new ArrayList<>();
        for (LeadName lead : Arrays.asList(LeadName.I, LeadName.V1, null)) {
            waves.add(new WaveMark(lead, Wave.P, 100, 140, 190));
            waves.add(new WaveMark(lead, Wave.QRS, 220, 262, 310));
            waves.add(new WaveMark(lead, Wave.T, 420, 500, 580));
        }
        List<BeatMark> beats = new ArrayList<>();
        for (BeatClass beatClass : BeatClass.values()) {
            beats.add(new BeatMark(262 + 100.0 * beatClass.ordinal(), beatClass));
        }
        return new Marks(beats, waves, List.of());
    }
}
