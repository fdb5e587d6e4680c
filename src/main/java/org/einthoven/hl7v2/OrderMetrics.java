package org.einthoven.hl7v2;

/** Under what name a figure is told, which alerts and dashboards ask for. */
public final class OrderMetrics {
    /** Messages that were answered, by the answer's code. */
    public static final String MESSAGES = "einthoven.hl7v2.messages";

    private OrderMetrics() {}
}
