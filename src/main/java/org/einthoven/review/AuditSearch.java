package org.einthoven.review;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.einthoven.archive.KeptText;
import org.einthoven.audit.AuditQuery;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Which events of the trail a page shows; what is left empty does not matter. */
public class AuditSearch {
    private static final int LONGEST = 200;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** The beginning of an account's name. */
    @QueryParam("who")
    @DefaultValue("")
    public String who;

    /** Id of the patient whom it is about. */
    @QueryParam("patient")
    @DefaultValue("")
    public String patient;

    /** In UTC, as logs have their days. */
    @QueryParam("day")
    @DefaultValue("")
    public String day;

    /** The number below which the page begins; the newest where it is empty. */
    @QueryParam("before")
    @DefaultValue("")
    public String before;

    /** @throws FaultException {@link Fault#BAD_REQUEST} where a day or a number is none */
    AuditQuery query() {
        AuditQuery query = new AuditQuery();
        if (!text(who).isEmpty()) {
            query.and(
                    "lower(actor) like ? escape '\\'", List.of(escaped(text(who).toLowerCase(Locale.ROOT)) + "%"));
        }
        if (!text(patient).isEmpty()) {
            query.and("array_contains(patients, ?)", List.of(text(patient).replaceFirst("^Patient/", "")));
        }
        if (!text(day).isEmpty()) {
            LocalDate first = day();
            query.and(
                    "at >= ? and at < ?",
                    List.of(
                            first.atStartOfDay().toInstant(ZoneOffset.UTC),
                            first.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
        if (!text(before).isEmpty()) {
            query.and("id < ?", List.of(AuditPages.number(text(before))));
        }
        return query;
    }

    /** As the trail keeps what was asked. */
    String asked() {
        return sent() + (text(before).isEmpty() ? "" : "&before=" + text(before));
    }

    /** For links: all but where the page begins. */
    public String sent() {
        return "who=" + encoded(who) + "&patient=" + encoded(patient) + "&day=" + encoded(day);
    }

    private LocalDate day() {
        try {
            // what Java parses beside that are years that no timestamp of the database reaches
            if (DAY.matcher(text(day)).matches()) {
                return LocalDate.parse(text(day));
            }
        } catch (DateTimeParseException none) {
            // as what is written otherwise
        }
        throw FaultException.of(Fault.BAD_REQUEST, "a day is a date such as 2026-03-04.");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(text(value), StandardCharsets.UTF_8);
    }

    /** Without what the database keeps of no text, so that it is in none. */
    private static String text(String value) {
        String text = value.strip();
        return KeptText.cleaned(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
