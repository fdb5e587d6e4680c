package org.einthoven.review;

import java.util.List;

/**
 * The first page of monitoring.
 *
 * @param volume how many, and how soon
 * @param plot ECGs a day; empty for none
 * @param tested how many series are held against a bound
 * @param days between two false alarms of all of them
 */
public record MonitoringOverview(
        List<AlarmRow> open,
        List<AlarmRow> acknowledged,
        List<Fact> volume,
        String plot,
        List<SeriesRow> inputs,
        List<SeriesRow> outputs,
        int tested,
        int days) {
    public MonitoringOverview {
        open = List.copyOf(open);
        acknowledged = List.copyOf(acknowledged);
        volume = List.copyOf(volume);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public record Fact(String name, String value) {}

    /**
     * @param ratio part of the bound in percent; empty while the reference is gathered
     * @param alarming whether an alarm of it is open
     */
    public record SeriesRow(String key, String name, String latest, String ratio, boolean learning, boolean alarming) {}

    public boolean hasSeries() {
        return !inputs.isEmpty() || !outputs.isEmpty();
    }
}
