package org.einthoven.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded: the code, the samples and which lead each is of. Numbers and samples are compared as what they mean,
 * since a client that read and sends back may have written {@code 1.0} as {@code 1}.
 */
final class RecordedSignal {

    private final Observation signal;

    private RecordedSignal(Observation signal) {
        this.signal = signal;
    }

    static RecordedSignal of(Observation observation) {
        Observation signal = new Observation();
        signal.setCode(observation.getCode().copy());
        if (observation.hasValue()) {
            signal.setValue(observation.getValue().copy());
        }
        observation.getComponent().forEach(component -> signal.addComponent(component.copy()));
        SampledElements.of(signal).forEach(RecordedSignal::plain);
        return new RecordedSignal(signal);
    }

    private static void plain(SampledData sampled) {
        if (sampled.hasData()) {
            sampled.setData(sampled.getData().strip().replaceAll("\\s+", " "));
        }
        sampled.setPeriod(plain(sampled.getPeriod()));
        sampled.setFactor(plain(sampled.getFactor()));
        sampled.setLowerLimit(plain(sampled.getLowerLimit()));
        sampled.setUpperLimit(plain(sampled.getUpperLimit()));
        if (sampled.getOrigin().hasValue()) {
            sampled.getOrigin().setValue(plain(sampled.getOrigin().getValue()));
        }
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    /** @throws FaultException {@link Fault#OTHER_SAMPLES} with the element that differs */
    void requireSame(Observation sent) {
        Observation other = of(sent).signal;
        require(signal.getCode().equalsDeep(other.getCode()), "Observation.code");
        require(
                signal.hasValue() == other.hasValue()
                        && (!signal.hasValue() || signal.getValue().equalsDeep(other.getValue())),
                "Observation.value[x]");
        List<ObservationComponentComponent> recorded = signal.getComponent();
        List<ObservationComponentComponent> said = other.getComponent();
        require(recorded.size() == said.size(), "Observation.component");
        IntStream.range(0, recorded.size())
                .forEach(i -> require(recorded.get(i).equalsDeep(said.get(i)), "Observation.component[" + i + "]"));
    }

    private static void require(boolean same, String expression) {
        if (!same) {
            throw new FaultException(Fault.OTHER_SAMPLES, expression, expression);
        }
    }
}
