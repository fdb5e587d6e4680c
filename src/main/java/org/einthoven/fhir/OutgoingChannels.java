package org.einthoven.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.Channel;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.archive.WholeNumbers;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.ImportedChannel;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;

/**
 * The channels of a recording as counts with the scale that its sender stated, from the decimals that were sent, so that nothing
 * is rounded on the way.
 *
 * @param notes on what was left out
 */
record OutgoingChannels(List<ImportedChannel> channels, List<String> notes) {
    private static final BigDecimal MICROVOLTS_PER_MILLIVOLT = BigDecimal.valueOf(1000);

    /** How a pleth is called, whatever its code. */
    private static final String PLETH = "Pleth";

    OutgoingChannels {
        channels = List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    /** @param source the recording's Observation; its samples are not needed */
    static OutgoingChannels of(StoredRecording recording, Observation source, Waveform waveform) {
        List<ImportedChannel> channels = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Iterator<Channel> stored = waveform.channels().iterator();
        for (SampledData scale : SampledElements.of(source).toList()) {
            Channel channel = stored.next();
            SampleRate rate = rate(recording, scale);
            if (channel.values().length() == recording.samples && rate.equals(recording.rate())) {
                channels.add(channel(recording.kind, channel, scale, rate));
            } else {
                notes.add("Not in this file: " + channel.code() + ", which has a rate or length of its own");
            }
        }
        return new OutgoingChannels(channels, notes);
    }

    /** As it was read; what came in before whole rates were told apart was read at the reciprocal of its period. */
    private static SampleRate rate(StoredRecording recording, SampledData scale) {
        double reciprocal = 1000 / scale.getPeriod().doubleValue();
        return reciprocal == recording.sampleRateHz ? recording.rate() : SampleRate.ofPeriodMs(scale.getPeriod());
    }

    private static ImportedChannel channel(RecordingKind kind, Channel channel, SampledData scale, SampleRate rate) {
        WholeNumbers numbers = WholeNumbers.of(channel.values(), ImportedChannel.MISSING);
        Quantity origin = scale.getOrigin();
        BigDecimal step =
                Optional.ofNullable(scale.getFactor()).orElse(BigDecimal.ONE).scaleByPowerOfTen(-numbers.decimals());
        BigDecimal zero = origin.getValue();
        Optional<VoltageUnit> voltage = VoltageUnit.isStated(origin)
                ? VoltageUnit.of(origin)
                : Optional.ofNullable(channel.lead()).map(lead -> VoltageUnit.MICROVOLT);
        String name =
                channel.lead() != null ? channel.lead().display() : kind == RecordingKind.PPG ? PLETH : channel.code();
        if (voltage.isEmpty() || kind == RecordingKind.PPG) {
            String unit = origin.hasCode() ? origin.getCode() : origin.hasUnit() ? origin.getUnit() : "1";
            return ImportedChannel.of(name, unit, rate, numbers.counts(), step.doubleValue(), zero.doubleValue());
        }
        BigDecimal microvolts = BigDecimal.valueOf(voltage.get().millivolts()).multiply(MICROVOLTS_PER_MILLIVOLT);
        return ImportedChannel.ofVoltage(
                name,
                channel.lead(),
                rate,
                numbers.counts(),
                step.multiply(microvolts).doubleValue(),
                zero.multiply(microvolts).doubleValue());
    }
}
