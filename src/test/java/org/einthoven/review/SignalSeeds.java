package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Channel;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.SampledValues;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;

/** Pleths and long ECGs for the tests of the pages, as the models in use read them. */
@ApplicationScoped
public class SignalSeeds {
    private final Recordings recordings;
    private final Readings readings;
    private final RecordingReader reader;
    private final EntityManager entities;

    SignalSeeds(Recordings recordings, Readings readings, RecordingReader reader, EntityManager entities) {
        this.recordings = recordings;
        this.readings = readings;
        this.reader = reader;
        this.entities = entities;
    }

    /** Forty seconds of a resting finger at 75/min. */
    @Transactional
    public UUID pleth(Instant recordedAt) {
        Pleth pleth = PlethGenerator.generate(PlethRecipe.of(75), Duration.ofSeconds(40), new SampleRate(125), 3)
                .pleth();
        return keep(RecordingKind.PPG, pleth, List.of(channel(LeadName.UNSPECIFIED, pleth.samples())), recordedAt);
    }

    /** Two minutes of two leads with a ventricular beat after every second one or so. */
    @Transactional
    public UUID minutes(Instant recordedAt) {
        Ecg twelve = EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), Duration.ofSeconds(120), new SampleRate(250), 5)
                .ecg();
        Ecg two = new Ecg(
                twelve.rate(),
                twelve.leads().stream()
                        .filter(lead -> lead.name() == LeadName.II || lead.name() == LeadName.V1)
                        .toList());
        return keep(
                RecordingKind.ECG,
                two,
                two.leads().stream()
                        .map(lead -> channel(lead.name(), lead.samples()))
                        .toList(),
                recordedAt);
    }

    private UUID keep(RecordingKind kind, Recording recording, List<Channel> channels, Instant recordedAt) {
        UUID id = recordings.newId();
        recordings.accept(new NewRecording(
                id,
                kind,
                null,
                recordedAt,
                recording.rate(),
                recording.length(),
                new Waveform(channels),
                "{\"resourceType\":\"Observation\",\"status\":\"final\"}",
                List.of(),
                "ehr"));
        entities.flush();
        // it is stored with its reading: no job is to read it
        entities.createNativeQuery("delete from scheduled_tasks where task_instance = ?")
                .setParameter(1, id.toString())
                .executeUpdate();
        readings.store(id, reader.read(recording));
        return id;
    }

    private static Channel channel(LeadName name, Samples samples) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < samples.length(); i++) {
            text.append(i == 0 ? "" : " ").append(Math.round(samples.at(i) * 1000));
        }
        return new Channel(name.display(), name, 0.001, 0, SampledValues.parse(text.toString()));
    }
}
