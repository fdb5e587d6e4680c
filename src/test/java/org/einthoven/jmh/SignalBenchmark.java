package org.einthoven.jmh;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.Mains;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.SignalQuality;
import org.einthoven.signal.ZeroPhaseFilter;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
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
 * Time of the signal kernels for one lead of 5,000 samples at 500 Hz. By hand:
 *
 * <pre>
 * mvn test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
 * java -cp target/test-classes:target/classes:$(cat target/test-classpath) org.openjdk.jmh.Main SignalBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SignalBenchmark {

    private static final SampleRate HZ_500 = new SampleRate(500);

    private final float[] lead = lead();
    private final Samples samples = Samples.copyOf(lead);
    private final Resampler to250 = Resampler.between(HZ_500, new SampleRate(250));
    private final Resampler to360 = Resampler.between(HZ_500, new SampleRate(360));
    private final ZeroPhaseFilter band = ZeroPhaseFilter.ecgBand(HZ_500);

    private static float[] lead() {
        List<Lead> leads = EcgGenerator.generate(EcgRecipe.random(new Random(1)), Duration.ofSeconds(10), HZ_500, 1)
                .ecg()
                .leads();
        return leads.get(1).samples().toArray();
    }

    @Benchmark
    public float[] resampleTo250Hz() {
        return to250.apply(lead);
    }

    @Benchmark
    public float[] resampleTo360Hz() {
        return to360.apply(lead);
    }

    @Benchmark
    public float[] filterEcgBand() {
        return band.apply(lead);
    }

    @Benchmark
    public boolean detectMains() {
        return Mains.detect(samples, HZ_500).isPresent();
    }

    @Benchmark
    public ChannelQuality assessQuality() {
        return SignalQuality.assess(samples, HZ_500);
    }
}
