package org.einthoven.reading;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.Recording;
import org.einthoven.inference.ModelRef;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;

/**
 * Why a recording is not read, and what its sender can do about it.
 *
 * @param detail one or two sentences for the sender
 */
record Abstention(AbstentionReason reason, String detail) {

    /** Less than this holds too few beats to speak of a rhythm: the length of one column on a 12-lead printout. */
    static final double SHORTEST_MS = 2500;

    /** Where even the cleanest lead scores less than this, waves and noise cannot be told apart. */
    private static final double LEAST_SCORE = 0.1;

    /** A rhythm needs an interval, and an interval two beats. */
    private static final int FEWEST_BEATS = 2;

    /** When the recording is too short or its signal too poor; {@code check} is its own. */
    static Optional<Abstention> ofSignal(Recording recording, SignalCheck check) {
        double all = recording.duration().toMillis();
        if (all < SHORTEST_MS) {
            return Optional.of(new Abstention(
                    AbstentionReason.TOO_SHORT,
                    "The recording lasts %s; at least 2.5 s are needed. Record again for longer."
                            .formatted(seconds(all))));
        }
        Collection<ChannelQuality> channels = check.quality().perLead().values();
        if (channels.stream().noneMatch(channel -> channel.usable() && channel.score() >= LEAST_SCORE)) {
            AbstentionReason reason = mostFrequentReason(channels);
            return Optional.of(new Abstention(reason, mend(reason)));
        }
        double readable = all
                - check.unreadable().stream().mapToDouble(Stretch::durationMs).sum();
        if (readable >= SHORTEST_MS && 2 * readable >= all) {
            return Optional.empty();
        }
        AbstentionReason reason = mostFrequentReason(channels);
        return Optional.of(new Abstention(
                reason, "Only %s of %s can be read. %s".formatted(seconds(readable), seconds(all), mend(reason))));
    }

    /** When there are too few beats for an interval. */
    static Optional<Abstention> ofBeats(Recording recording, int beats) {
        if (beats >= FEWEST_BEATS) {
            return Optional.empty();
        }
        String found = beats == 0 ? "No heartbeat was found" : "Only one heartbeat was found";
        return Optional.of(new Abstention(
                AbstentionReason.NO_BEATS,
                "%s in %s. Look after the patient first, then check the electrodes and record again."
                        .formatted(found, seconds(recording.duration().toMillis()))));
    }

    Reading.Abstained reading(Quality quality, List<ModelRef> models) {
        return new Reading.Abstained(reason, detail, quality, models);
    }

    private static AbstentionReason mostFrequentReason(Collection<ChannelQuality> channels) {
        Map<AbstentionReason, Integer> votes = new EnumMap<>(AbstentionReason.class);
        channels.forEach(channel -> votes.merge(reason(channel.issues()), 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(AbstentionReason.NOISE);
    }

    private static AbstentionReason reason(Set<QualityIssue> issues) {
        if (issues.contains(QualityIssue.LEAD_OFF)
                || issues.contains(QualityIssue.FLAT)
                || issues.contains(QualityIssue.SATURATED)) {
            return AbstentionReason.LEAD_OFF;
        }
        return issues.contains(QualityIssue.MISSING) ? AbstentionReason.MISSING_SAMPLES : AbstentionReason.NOISE;
    }

    private static String mend(AbstentionReason reason) {
        return switch (reason) {
            case LEAD_OFF ->
                "No lead carries a signal. Check that every electrode is connected and sticks, then record again.";
            case MISSING_SAMPLES ->
                "Samples are missing. Check the connection between device and sender, then send the recording whole.";
            default ->
                "The signal is lost in noise. Let the patient rest and keep still, check the electrodes, then record again.";
        };
    }

    private static String seconds(double ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }
}
