package org.einthoven.hl7v2;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.hl7v2.Refusal.Error;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.Person;
import org.einthoven.orders.Visit;
import org.einthoven.orders.Visit.Setting;
import org.jspecify.annotations.Nullable;

/** Who and when, as segments say it. A number without an authority was given by the sender. Pure. */
final class PeopleReader {
    private final Authorities authorities;
    private final Header header;
    private final ZoneId zone;

    PeopleReader(Authorities authorities, Header header, ZoneId zone) {
        this.authorities = authorities;
        this.header = header;
        this.zone = zone;
    }

    Person patient(Fields pid) {
        // senders of 2.3 may have the number that is sent around in PID-2
        List<IssuedNumber> numbers = numbers(pid, numbers(pid, 3).isEmpty() ? 2 : 3);
        pid.required(3, () -> numbers.isEmpty() ? "" : numbers.get(0).value());
        String born = pid.get(7);
        return new Person(
                numbers,
                pid.get(5, 0, 1),
                Stream.concat(
                                Stream.of(pid.get(5, 0, 2)),
                                Stream.of(pid.get(5, 0, 3).split(" +")))
                        .filter(given -> !given.isEmpty())
                        .toList(),
                born.isEmpty() ? null : Hl7Time.date(born).orElseThrow(() -> notATime(pid, 7)),
                sex(pid.get(8)));
    }

    private List<IssuedNumber> numbers(Fields segment, int field) {
        return IntStream.range(0, segment.repetitions(field))
                .filter(i -> !segment.get(field, i, 1).isEmpty())
                .mapToObj(i -> number(segment, field, i, 4, type(segment.get(field, i, 5))))
                .toList();
    }

    /** What can be a code; others write words there. */
    private static String type(String code) {
        return code.matches("[A-Z0-9]{1,5}") ? code : "";
    }

    /** HL7 table 0001; what is none of it says nothing. */
    private static @Nullable String sex(String code) {
        return switch (code) {
            case "F" -> "female";
            case "M" -> "male";
            case "O", "A", "N" -> "other";
            default -> null;
        };
    }

    /** Null where it has no number. */
    @Nullable
    Visit visit(Fields pv1) {
        if (pv1.get(19).isEmpty()) {
            return null;
        }
        return new Visit(
                number(pv1, 19, 0, 4, "VN"),
                setting(pv1.get(2)),
                pv1.get(44).isEmpty() ? null : time(pv1, 44, 1),
                pv1.get(45).isEmpty() ? null : time(pv1, 45, 1));
    }

    /** HL7 table 0004. */
    private static Setting setting(String code) {
        return switch (code) {
            case "I" -> Setting.INPATIENT;
            case "E" -> Setting.EMERGENCY;
            case "P" -> Setting.BEFORE_ADMISSION;
            default -> Setting.OUTPATIENT;
        };
    }

    /** Null where there is nobody. */
    @Nullable
    Person clinician(Fields segment, int field) {
        List<IssuedNumber> numbers = segment.get(field).isEmpty()
                ? List.of()
                : List.of(number(segment, field, 0, 9, type(segment.get(field, 0, 13))));
        String family = segment.get(field, 0, 2);
        return numbers.isEmpty() && family.isEmpty()
                ? null
                : new Person(
                        numbers,
                        family,
                        Stream.of(segment.get(field, 0, 3))
                                .filter(given -> !given.isEmpty())
                                .toList(),
                        null,
                        null);
    }

    /** An order's number; null where there is none. */
    @Nullable
    IssuedNumber order(Fields segment, int field) {
        if (segment.get(field).isEmpty()) {
            return null;
        }
        String system =
                authorities.system(segment.get(field, 0, 2), segment.get(field, 0, 3), segment.get(field, 0, 4));
        return new IssuedNumber(given(system, header.sendingApplication()), segment.get(field), "");
    }

    private IssuedNumber number(Fields segment, int field, int repetition, int authority, String type) {
        String system = authorities.system(
                segment.get(field, repetition, authority, 1),
                segment.get(field, repetition, authority, 2),
                segment.get(field, repetition, authority, 3));
        String sender = header.sendingFacility().isEmpty() ? header.sendingApplication() : header.sendingFacility();
        return new IssuedNumber(given(system, sender), segment.get(field, repetition, 1), type);
    }

    private String given(String system, String sender) {
        return system.isEmpty() ? authorities.system(sender, "", "") : system;
    }

    /** A field, or a component of it, that is there. */
    String time(Fields segment, int field, int component) {
        return Hl7Time.dateTime(segment.get(field, 0, component), zone).orElseThrow(() -> notATime(segment, field));
    }

    private static Refusal notATime(Fields segment, int field) {
        return Refusal.of(
                Error.DATA_TYPE, segment.place(field), segment.place(field).segment() + "-" + field + " is no time.");
    }
}
