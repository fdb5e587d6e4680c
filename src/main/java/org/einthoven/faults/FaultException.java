package org.einthoven.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request that cannot be done; the message is meant for the sender. */
public final class FaultException extends RuntimeException {
    private final Fault fault;
    private final @Nullable String expression;

    /** @param expression FHIRPath of the element at fault, such as {@code Observation.component[2].valueSampledData} */
    public FaultException(Fault fault, @Nullable String expression, Object... details) {
        super(fault.sentence(details));
        this.fault = fault;
        this.expression = expression;
    }

    /** A fault that lies in no single element. */
    public static FaultException of(Fault fault, Object... details) {
        return new FaultException(fault, null, details);
    }

    public Fault fault() {
        return fault;
    }

    public Optional<String> expression() {
        return Optional.ofNullable(expression);
    }
}
