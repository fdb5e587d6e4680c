package org.einthoven.archive;

import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** The channels of a recording in the order in which they came in, unknown leads included. */
public record Waveform(List<Channel> channels) {
    public Waveform {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a waveform has at least one channel");
        }
    }

    /** Samples per channel. */
    public int length() {
        return channels.get(0).values().length();
    }

    /** The leads that can be analysed, in order. */
    public List<LeadName> leads() {
        return channels.stream()
                .flatMap(channel -> Optional.ofNullable(channel.lead()).stream())
                .toList();
    }

    /** What the pipeline reads; empty for an ECG without a lead that can be analysed. */
    public Optional<Recording> toRecording(RecordingKind kind, SampleRate rate) {
        return switch (kind) {
            case PPG ->
                Optional.of(new Pleth(rate, Samples.copyOf(channels.get(0).toMv())));
            case ECG -> ecg(rate);
        };
    }

    private Optional<Recording> ecg(SampleRate rate) {
        List<Lead> leads = channels.stream()
                .flatMap(channel -> Optional.ofNullable(channel.lead()).stream()
                        .map(name -> new Lead(name, Samples.copyOf(channel.toMv()))))
                .toList();
        return leads.isEmpty() ? Optional.empty() : Optional.of(new Ecg(rate, leads));
    }

    public byte[] encode() {
        return WaveformBytes.encode(this);
    }

    public static Waveform decode(byte[] bytes) {
        return WaveformBytes.decode(bytes);
    }
}
