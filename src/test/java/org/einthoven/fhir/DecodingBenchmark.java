package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.einthoven.archive.SampledValues;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time from the bytes of an Observation of 12 leads of 5,000 samples to what is stored, step by step. By hand as {@link
 * org.einthoven.jmh.SignalBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodingBenchmark {

    private static final UUID ID = UUID.fromString("0191f2a0-0000-7000-8000-000000000001");

    private final FhirJson json = new FhirJson(FhirContext.forR4());
    private final ObservationDecoder decoder = new ObservationDecoder(json);
    private final byte[] body = json.encode(observation()).getBytes(StandardCharsets.UTF_8);
    private final String lead =
            ((SampledData) observation().getComponent().get(1).getValue()).getData();
    private final DecodedRecording decoded = decoder.decode(parsed(), ID, "benchmark");

    private static Observation observation() {
        Ecg ecg = EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(10), new SampleRate(500), 1)
                .ecg();
        return new ObservationEncoder(1).encode(ecg);
    }

    private Observation parsed() {
        return json.parse(Observation.class, new String(body, StandardCharsets.UTF_8));
    }

    @Benchmark
    public void guard() {
        IncomingGuard.checkBody(body);
    }

    @Benchmark
    public Object parseFhir() {
        return parsed();
    }

    @Benchmark
    public Object parseFhirAndDecode() {
        return decoder.decode(parsed(), ID, "benchmark");
    }

    @Benchmark
    public Object parseSamplesOfOneLead() {
        return SampledValues.parse(lead);
    }

    @Benchmark
    public byte[] packWaveform() {
        return decoded.recording().waveform().encode();
    }

    @Benchmark
    public Object renderSamplesOfOneLead() {
        return decoded.recording().waveform().channels().get(1).values().render();
    }
}
