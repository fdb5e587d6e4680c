package org.einthoven.refresh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Channel;
import org.einthoven.archive.SampledValues;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.refresh.Labels.BeatLabel;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;

/** Training sets as a server exports them, of generated recordings whose beats a reader corrected. */
public final class ReviewExports {
    private static final SampleRate RATE = new SampleRate(250);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final double COUNTS_PER_MILLIVOLT = 200;
    private static final int FOLDS = 5;

    private ReviewExports() {}

    /** @param people with a recording each, other ones for each name */
    public static Path write(Path zip, String name, int people) throws IOException {
        List<TrainingMember> members = new ArrayList<>();
        for (int person = 1; person <= people; person++) {
            members.add(new TrainingMember(
                    person,
                    UUID.randomUUID(),
                    1,
                    person,
                    person % FOLDS,
                    60,
                    "female",
                    "0".repeat(64),
                    "0".repeat(64)));
        }
        TrainingSet set = new TrainingSet(
                UUID.randomUUID(),
                name,
                1,
                Instant.EPOCH,
                "alice",
                false,
                people,
                people,
                people,
                0,
                0,
                0,
                UUID.randomUUID().toString().replace("-", "").repeat(2));
        try (OutputStream out = Files.newOutputStream(zip)) {
            new TrainingExport(set, members, out)
                    .write(member -> Optional.of(content(name.hashCode() + member.number())));
        }
        return zip;
    }

    private static TrainingExport.Content content(int seed) {
        GeneratedEcg generated =
                EcgGenerator.generate(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), LENGTH, RATE, seed);
        List<Channel> channels = new ArrayList<>();
        for (Lead lead : generated.ecg().leads().subList(0, 2)) {
            int[] counts = new int[lead.samples().length()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (int) Math.round(lead.samples().at(i) * COUNTS_PER_MILLIVOLT);
            }
            channels.add(new Channel(
                    lead.name().display(),
                    lead.name(),
                    1 / COUNTS_PER_MILLIVOLT,
                    0,
                    SampledValues.ofCounts(counts, 0)));
        }
        List<BeatLabel> beats = generated.beats().stream()
                .map(beat -> new BeatLabel(beat.timeMs(), beat.beatClass(), LabelSource.CORRECTED))
                .toList();
        StoredRecording recording = new StoredRecording();
        recording.sampleRateHz = RATE.hz();
        return new TrainingExport.Content(
                recording, new Waveform(channels), new Labels(beats, List.of(), List.of(), 0));
    }
}
