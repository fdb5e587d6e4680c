package org.einthoven.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.monitoring.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator chose to look at, as the form shows it again.
 *
 * @param months that can be chosen, the newest first
 * @param device null for all, empty for those that are not named
 */
public record MonitoringChoice(
        List<String> months,
        String from,
        String to,
        List<String> models,
        String model,
        List<String> devices,
        @Nullable String device) {
    private static final int MONTHS = 24;
    private static final int MOST_LETTERS = 100;

    /** Stands for readings whose device is not named, since an empty field means all. */
    static final String NOT_NAMED = "-";

    static MonitoringChoice of(
            LocalDate today,
            List<String> models,
            List<String> devices,
            @Nullable String from,
            @Nullable String to,
            @Nullable String model,
            @Nullable String device) {
        YearMonth now = YearMonth.from(today);
        YearMonth last = month(to, now);
        YearMonth first = month(from, last);
        return new MonitoringChoice(
                IntStream.range(0, MONTHS)
                        .mapToObj(back -> now.minusMonths(back).toString())
                        .toList(),
                first.toString(),
                last.toString(),
                models,
                text(model),
                devices,
                device == null || device.isEmpty() ? null : device.equals(NOT_NAMED) ? "" : text(device));
    }

    private static String text(@Nullable String text) {
        String given = text == null ? "" : text;
        if (given.length() > MOST_LETTERS) {
            throw FaultException.of(Fault.BAD_REQUEST, "a name has up to " + MOST_LETTERS + " letters.");
        }
        return given;
    }

    private static YearMonth month(@Nullable String text, YearMonth otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException none) {
            throw FaultException.of(Fault.BAD_REQUEST, "a month is written as 2026-10.");
        }
    }

    /** The whole months. */
    Choice choice() {
        return choice(YearMonth.parse(from).atDay(1), YearMonth.parse(to).atEndOfMonth());
    }

    Choice choice(LocalDate first, LocalDate last) {
        return new Choice(first, last, model.isEmpty() ? null : model, device);
    }

    /** The chosen device as an address has it; empty for all. */
    public String deviceSent() {
        return device == null ? "" : encoded(sent(device));
    }

    /** The chosen version as an address has it; empty for all. */
    public String modelSent() {
        return encoded(model);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As the form sends it. */
    public String sent(String name) {
        return name.isEmpty() ? NOT_NAMED : name;
    }

    public boolean isDevice(String name) {
        return name.equals(device);
    }
}
