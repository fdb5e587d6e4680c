package org.einthoven.faults;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request that cannot be done; the message is meant for the sender. */
public class FaultException extends RuntimeException {
    private final Fault fault;
    private final @Nullable String expression;
    private final transient List<FaultException> others;

    /** @param expression FHIRPath of the element at fault, such as {@code Observation.component[2].valueSampledData} */
    public FaultException(Fault fault, @Nullable String expression, Object... details) {
        this(fault, expression, fault.sentence(details), List.of());
    }

    private FaultException(Fault fault, @Nullable String expression, String message, List<FaultException> others) {
        super(message);
        this.fault = fault;
        this.expression = expression;
        this.others = List.copyOf(others);
    }

    /** A fault that lies in no single element. */
    public static FaultException of(Fault fault, Object... details) {
        return new FaultException(fault, null, details);
    }

    /**
     * Several faults of one request: the first, which decides the answer's status, with the others in tow.
     *
     * @param faults at least one
     */
    public static FaultException ofAll(List<FaultException> faults) {
        FaultException first = faults.get(0);
        return new FaultException(first.fault, first.expression, first.getMessage(), faults.subList(1, faults.size()));
    }

    /** The same fault, in a part of what was sent: the path to the part goes before that of the element. */
    public FaultException inside(String part) {
        String element = expression == null ? "" : expression.replaceFirst("^[^.]*", ".resource");
        return new FaultException(
                fault,
                part + element,
                getMessage(),
                others.stream().map(other -> other.inside(part)).toList());
    }

    /** The same fault, in another element. */
    public FaultException at(String element) {
        return new FaultException(fault, element, getMessage(), others);
    }

    public Fault fault() {
        return fault;
    }

    public Optional<String> expression() {
        return Optional.ofNullable(expression);
    }

    /** What else is wrong with the same request. */
    public List<FaultException> others() {
        return others;
    }
}
