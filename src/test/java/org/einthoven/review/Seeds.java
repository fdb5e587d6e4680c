package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.einthoven.archive.Channel;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.PatientRecord;
import org.einthoven.archive.Patients;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.SampledValues;
import org.einthoven.archive.Waveform;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.Place;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.LeadRegion;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.jspecify.annotations.Nullable;

/**
 * Recordings for the tests of the pages, each stored with its reading in one transaction, so that what the pages show
 * does not depend on a model. Waves and beats are those that the generator put in.
 */
@ApplicationScoped
public class Seeds {
    public static final String ECTOPY = "ventricular-ectopy";
    public static final String LONG_PR = "long-pr";
    static final List<ModelRef> MODELS = List.of(new ModelRef("beat", "1", "ab".repeat(32)));

    private final Recordings recordings;
    private final Readings readings;
    private final Patients patients;
    private final EntityManager entities;
    private final RecordingReader reader;

    Seeds(Recordings recordings, Readings readings, Patients patients, EntityManager entities, RecordingReader reader) {
        this.recordings = recordings;
        this.readings = readings;
        this.patients = patients;
        this.entities = entities;
        this.reader = reader;
    }

    /** Bigeminy in twelve leads, ten seconds: a flagged finding with a heatmap and a flagged one without. */
    @Transactional
    public UUID bigeminy(String family, Instant recordedAt) {
        GeneratedEcg generated = EcgGenerator.generate(
                EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 72),
                Duration.ofSeconds(10),
                new SampleRate(500),
                family.hashCode());
        UUID id = accept(generated.ecg(), family, recordedAt);
        List<Double> ectopic = generated.beats().stream()
                .filter(beat -> beat.beatClass() == BeatClass.V)
                .map(beat -> beat.timeMs())
                .toList();
        List<Finding> findings = List.of(
                new Finding("regular-rhythm", FindingCode.REGULAR_RHYTHM, "Regular rhythm", 1, false, List.of()),
                new Finding(
                        ECTOPY,
                        FindingCode.VENTRICULAR_ECTOPY,
                        ectopic.size() + " ventricular ectopic beats",
                        0.97,
                        true,
                        ectopic),
                new Finding(
                        LONG_PR,
                        FindingCode.LONG_PR,
                        "PR interval 212 ms",
                        1,
                        true,
                        List.of(),
                        List.of(
                                comparison("PR interval", 212, 200, "ms", null, BeatPart.P, BeatPart.PR),
                                comparison("P II", 0.12, 0.05, "mV", LeadName.II, BeatPart.P))));
        readings.store(id, reported(generated, findings, List.of(heatmap(generated, ectopic))));
        return id;
    }

    /** Sinus rhythm in twelve leads, ten seconds, as the models in use read it. */
    @Transactional
    public UUID read(String family, Instant recordedAt) {
        Ecg ecg = EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.SINUS, 72).withoutNoise(), Duration.ofSeconds(10), new SampleRate(500), 7)
                .ecg();
        UUID id = accept(ecg, family, recordedAt);
        readings.store(id, reader.read(ecg));
        return id;
    }

    /** One lead with one sample, as the models in use read it. */
    @Transactional
    public UUID oneSample(String family, Instant recordedAt) {
        Ecg ecg = new Ecg(new SampleRate(500), List.of(new Lead(LeadName.II, Samples.copyOf(new float[] {0.2f}))));
        UUID id = accept(ecg, family, recordedAt);
        readings.store(id, reader.read(ecg));
        return id;
    }

    private static Comparison comparison(
            String quantity, double value, double limit, String unit, @Nullable LeadName lead, BeatPart... parts) {
        return new Comparison(
                quantity,
                value,
                Comparison.Relation.ABOVE,
                limit,
                unit,
                "a textbook",
                List.of(new Place(lead, List.of(parts))));
    }

    /** Sinus rhythm of two leads in which these were found, each flagged but for the rhythm itself. */
    @Transactional
    public UUID found(String family, Instant recordedAt, FindingCode... codes) {
        return found(patient(family), family.hashCode(), recordedAt, codes);
    }

    /** A further one of the patient of a recording. */
    @Transactional
    public UUID again(UUID of, Instant recordedAt, FindingCode... codes) {
        String patient = String.valueOf(recordings.find(of).orElseThrow().patientId);
        return found(patient, recordedAt.hashCode(), recordedAt, codes);
    }

    private UUID found(String patient, int seed, Instant recordedAt, FindingCode... codes) {
        GeneratedEcg generated = EcgGenerator.generate(
                EcgRecipe.of(Rhythm.SINUS, 66), Duration.ofSeconds(10), new SampleRate(250), seed);
        UUID id = acceptOf(patient, twoLeads(generated), recordedAt);
        store(id, generated, codes);
        return id;
    }

    private static Ecg twoLeads(GeneratedEcg generated) {
        return new Ecg(generated.ecg().rate(), generated.ecg().leads().subList(0, 2));
    }

    private void store(UUID id, GeneratedEcg generated, FindingCode... codes) {
        List<Finding> findings = new ArrayList<>();
        for (FindingCode code : codes) {
            boolean flagged = code != FindingCode.SINUS_RHYTHM;
            findings.add(new Finding(code.code(), code, code.display(), 1, flagged, List.of()));
        }
        readings.store(id, reported(generated, findings, List.of()));
    }

    /** Sinus rhythm with nothing flagged. */
    @Transactional
    public UUID sinus(String family, Duration length, Set<LeadName> leads, Instant recordedAt) {
        GeneratedEcg generated =
                EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 66), length, new SampleRate(250), family.hashCode());
        Ecg ecg = new Ecg(
                generated.ecg().rate(),
                generated.ecg().leads().stream()
                        .filter(lead -> leads.contains(lead.name()))
                        .toList());
        UUID id = accept(ecg, family, recordedAt);
        readings.store(
                id,
                reported(
                        generated,
                        List.of(new Finding(
                                "sinus", FindingCode.SINUS_RHYTHM, "Sinus rhythm, 66/min", 1, false, List.of())),
                        List.of()));
        return id;
    }

    /** So many open recordings like one that is there, each a minute older and with a reading, but without samples. */
    @Transactional
    public void copies(UUID of, int count) {
        entities.createNativeQuery("insert into recording (id, version, kind, subject, patient_id, recorded_at,"
                        + " received_at, taken_at, sample_rate_hz, samples, leads, unknown_leads, resource, submitted_by,"
                        + " status, flagged, review_state, priority, due_at, priority_reason)"
                        + " select gen_random_uuid(), version, kind, subject, patient_id, recorded_at,"
                        + " received_at - n * interval '1 minute', taken_at - n * interval '1 minute', sample_rate_hz,"
                        + " samples, leads, unknown_leads, resource, submitted_by, status, flagged, review_state,"
                        + " priority, due_at - n * interval '1 minute', priority_reason"
                        + " from recording, generate_series(1, :count) n where id = :id")
                .setParameter("count", count)
                .setParameter("id", of)
                .executeUpdate();
        entities.createNativeQuery("insert into reading (id, recording_id, read_at, status, flagged, heart_rate_bpm,"
                        + " findings, document) select gen_random_uuid(), r.id, d.read_at, d.status, d.flagged,"
                        + " d.heart_rate_bpm, d.findings, '{}' from reading d, recording r"
                        + " where d.recording_id = :id and not exists"
                        + " (select 1 from reading own where own.recording_id = r.id)")
                .setParameter("id", of)
                .executeUpdate();
        entities.createNativeQuery("analyze recording, reading").executeUpdate();
    }

    /** What the audit trail says was done to something of a recording, such as {@code READ Waveform}, in order. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<String> audited(String recording) {
        return entities.createNativeQuery(
                        "select action || ' ' || entity_type from audit_event where entity_id = :id order by id")
                .setParameter("id", recording)
                .getResultList();
    }

    /** One lead of a second that nothing has read yet. */
    @Transactional
    public UUID pending(String family, Instant recordedAt) {
        float[] samples = new float[500];
        Ecg ecg = new Ecg(new SampleRate(500), List.of(new Lead(LeadName.II, Samples.copyOf(samples))));
        return accept(ecg, family, recordedAt);
    }

    /** Reads now what {@link #pending} took in, and finds these. */
    @Transactional
    public void read(UUID pending, FindingCode... codes) {
        store(
                pending,
                EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.SINUS, 66),
                        Duration.ofSeconds(10),
                        new SampleRate(250),
                        pending.hashCode()),
                codes);
    }

    /** One lead that jumps between 0 and 1 mV every half second, 500 Hz, with half a second missing from 4 s on. */
    @Transactional
    public UUID squareWave(String family, Instant recordedAt) {
        float[] samples = new float[5000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i >= 2000 && i < 2250 ? Float.NaN : i / 250 % 2;
        }
        Ecg ecg = new Ecg(new SampleRate(500), List.of(new Lead(LeadName.II, Samples.copyOf(samples))));
        UUID id = accept(ecg, family, recordedAt);
        readings.store(
                id,
                new Reading.Abstained(
                        AbstentionReason.NO_BEATS,
                        "No heartbeats were found: check that the electrodes are on.",
                        new Quality(1, Map.of(LeadName.II, new ChannelQuality(1, Set.of(), true))),
                        List.of()));
        return id;
    }

    private static Reading reported(GeneratedEcg generated, List<Finding> findings, List<Explanation> explanations) {
        List<Fiducial> perLead = new ArrayList<>();
        List<Fiducial> global = new ArrayList<>();
        generated.waves().forEach(wave -> (wave.lead() == null ? global : perLead)
                .add(new Fiducial(wave.lead(), wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), 0.98)));
        List<Beat> beats = generated.beats().stream()
                .map(beat -> new Beat(beat.timeMs(), beat.beatClass(), Map.of(beat.beatClass(), 0.97)))
                .toList();
        Map<LeadName, ChannelQuality> quality = new EnumMap<>(LeadName.class);
        generated.ecg().leads().forEach(lead -> quality.put(lead.name(), new ChannelQuality(0.94, Set.of(), true)));
        quality.put(LeadName.V3, new ChannelQuality(0.3, Set.of(QualityIssue.NOISY), false));
        Delineation delineation = new Delineation(perLead, global);
        Measurements traced = EcgMeasurement.measure(
                generated.ecg(),
                delineation,
                CardiacCycle.align(beats, delineation),
                org.einthoven.rhythm.Rhythm.of(beats, List.of()));
        Map<Measure, Double> values = Map.ofEntries(
                Map.entry(Measure.HEART_RATE, 72.0),
                Map.entry(Measure.RR, 833.0),
                Map.entry(Measure.PR, 212.0),
                Map.entry(Measure.P, 104.0),
                Map.entry(Measure.QRS, 92.0),
                Map.entry(Measure.QT, 398.0),
                Map.entry(Measure.QTC_BAZETT, 436.0),
                Map.entry(Measure.QTC_FRIDERICIA, 423.0),
                Map.entry(Measure.P_AXIS, 52.0),
                Map.entry(Measure.QRS_AXIS, 61.0),
                Map.entry(Measure.T_AXIS, 44.0));
        return new Reading.Reported(
                new Quality(0.94, quality),
                delineation,
                beats,
                List.of(),
                List.of(),
                Measurements.of(values, traced.basis(), traced.leads(), traced.representativeBeat()),
                findings,
                List.of(),
                explanations,
                MODELS);
    }

    private static Explanation heatmap(GeneratedEcg generated, List<Double> ectopic) {
        Ecg ecg = generated.ecg();
        float[] attribution = new float[ecg.length()];
        for (int i = 0; i < attribution.length; i++) {
            double ms = ecg.rate().msAt(i);
            for (double beat : ectopic) {
                double qrs = (ms - beat) / 45;
                double t = (ms - beat - 260) / 60;
                attribution[i] += (float) (Math.exp(-qrs * qrs / 2) - 0.4 * Math.exp(-t * t / 2));
            }
        }
        Samples map = Samples.copyOf(attribution);
        return new Explanation(
                ECTOPY,
                "class-activation",
                Map.of(LeadName.II, map, LeadName.V1, map),
                Map.of(BeatPart.QRS, 3.1, BeatPart.T, 0.9),
                Map.of(LeadRegion.SEPTAL, 1.5, LeadRegion.INFERIOR, -0.5),
                new Faithfulness(0.61, 0.05));
    }

    private UUID accept(Ecg ecg, String family, Instant recordedAt) {
        return acceptOf(patient(family), ecg, recordedAt);
    }

    private String patient(String family) {
        String patient = UUID.randomUUID().toString();
        patients.keep(
                patient,
                1,
                new PatientRecord(
                        family + ", Ada", List.of(family), List.of("Ada"), List.of(), "1951-03-14", "female"));
        return patient;
    }

    private UUID acceptOf(String patient, Ecg ecg, Instant recordedAt) {
        UUID id = recordings.newId();
        List<Channel> channels = ecg.leads().stream()
                .map(lead -> new Channel(lead.name().display(), lead.name(), 0.001, 0, microvolts(lead.samples())))
                .toList();
        recordings.accept(new NewRecording(
                id,
                RecordingKind.ECG,
                "Patient/" + patient,
                recordedAt,
                ecg.rate(),
                ecg.length(),
                new Waveform(channels),
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"device\":{\"display\":\"Cart 7, cardiology\"}}",
                List.of(),
                "ehr"));
        entities.flush();
        // it is stored with its reading: no job is to read it
        entities.createNativeQuery("delete from scheduled_tasks where task_instance = ?")
                .setParameter(1, id.toString())
                .executeUpdate();
        return id;
    }

    private static SampledValues microvolts(Samples samples) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < samples.length(); i++) {
            text.append(i == 0 ? "" : " ")
                    .append(samples.isMissing(i) ? "E" : String.valueOf(Math.round(samples.at(i) * 1000)));
        }
        return SampledValues.parse(text.toString());
    }
}
