package org.einthoven.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.hl7v2.OrderSegments.Group;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.Order;
import org.einthoven.orders.Order.Code;
import org.einthoven.orders.Order.Priority;
import org.einthoven.orders.Order.State;
import org.einthoven.orders.Person;
import org.jspecify.annotations.Nullable;

/** What one order of a message asks for. Pure. */
final class OrderReader {
    /** HL7 table 0396, as far as services and ECGs go, with FHIR's URIs (terminology.hl7.org, external code systems). */
    private static final Map<String, String> CODE_SYSTEMS = Map.of(
            "LN", "http://loinc.org",
            "SCT", "http://snomed.info/sct",
            "C4", "http://www.ama-assn.org/go/cpt",
            "MDC", "urn:iso:std:iso:11073:10101");

    /** Electrocardiac, in HL7 table 0074. */
    private static final String ECG_SECTION = "EC";

    private final Set<String> ecgs;
    private final PeopleReader people;

    /** @param ecgs codes of the services that are ECGs */
    OrderReader(Set<String> ecgs, PeopleReader people) {
        this.ecgs = Set.copyOf(ecgs);
        this.people = people;
    }

    Order read(Group order) {
        Fields control = order.control();
        IssuedNumber placer = number(order, 2);
        IssuedNumber filler = number(order, 3);
        if (placer == null && filler == null) {
            control.required(2, () -> "");
        }
        boolean isNew = control.get(1).equals("NW");
        List<Code> service = order.service() == null ? List.of() : service(order.service());
        if (isNew && !isEcg(order.service(), service)) {
            throw (order.service() == null ? control : order.service())
                    .unknown(order.service() == null ? 1 : 4, "not an order for an ECG, as far as this server is told");
        }
        return new Order(
                isNew,
                placer,
                filler,
                state(control),
                service,
                priority(order),
                time(order),
                control.get(9).isEmpty() ? null : people.time(control, 9, 1),
                requester(order),
                order.service() == null ? "" : order.service().get(31, 0, 2),
                notes(order));
    }

    /** @param field of both ORC and OBR */
    private @Nullable IssuedNumber number(Group order, int field) {
        IssuedNumber number = people.order(order.control(), field);
        return number == null && order.service() != null ? people.order(order.service(), field) : number;
    }

    /** By ORC-1 (HL7 table 0119), and where that does not say it by ORC-5; null where it stays as it was. */
    private static @Nullable State state(Fields control) {
        return switch (control.get(1)) {
            case "NW", "XO" ->
                control.get(5).isEmpty() ? control.get(1).equals("NW") ? State.ACTIVE : null : status(control);
            case "CA", "DC" -> State.REVOKED;
            case "HD" -> State.ON_HOLD;
            case "RL" -> State.ACTIVE;
            case "SC" -> status(control);
            case "" -> throw control.unknown(1, "missing");
            default -> throw control.unknown(1, "none of NW, XO, CA, DC, HD, RL and SC, which are taken here");
        };
    }

    /** HL7 table 0038. */
    private static State status(Fields control) {
        return switch (control.get(5)) {
            case "A", "IP", "SC" -> State.ACTIVE;
            case "HD" -> State.ON_HOLD;
            case "CA", "DC", "RP" -> State.REVOKED;
            case "CM" -> State.COMPLETED;
            default -> throw control.unknown(5, "none of A, IP, SC, HD, CA, DC, RP and CM, which are taken here");
        };
    }

    /** A code may come in a second system too; without any code the text stands for it. */
    private static List<Code> service(Fields request) {
        List<Code> codes = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            String code = request.get(4, 0, first);
            String text = request.get(4, 0, first + 1);
            if (!code.isEmpty() || (first == 1 && !text.isEmpty())) {
                codes.add(new Code(CODE_SYSTEMS.getOrDefault(request.get(4, 0, first + 2), ""), code, text));
            }
        }
        return codes;
    }

    private boolean isEcg(@Nullable Fields request, List<Code> codes) {
        return request != null
                && (request.get(24).equals(ECG_SECTION)
                        || codes.stream().map(Code::code).anyMatch(ecgs::contains));
    }

    /** HL7 table 0485, and the words that older senders write. */
    private static @Nullable Priority priority(Group order) {
        String priority = stated(
                        new Where(order.timing(), 9, 1),
                        new Where(order.control(), 7, 6),
                        new Where(order.service(), 27, 6),
                        new Where(order.service(), 5, 1))
                .map(Where::text)
                .orElse("");
        return switch (priority.toUpperCase(Locale.ROOT)) {
            case "S", "STAT" -> Priority.STAT;
            case "A", "ASAP" -> Priority.ASAP;
            case "R", "ROUTINE" -> Priority.ROUTINE;
            case "T", "U", "URGENT" -> Priority.URGENT;
            default -> null;
        };
    }

    /** When it is to be done: by version in a segment of its own, in a component of two others, or in a field. */
    private @Nullable String time(Group order) {
        return stated(
                        new Where(order.timing(), 7, 1),
                        new Where(order.control(), 7, 4),
                        new Where(order.service(), 27, 4),
                        new Where(order.service(), 36, 1),
                        new Where(order.service(), 6, 1))
                .map(where -> people.time(Objects.requireNonNull(where.segment()), where.field(), where.component()))
                .orElse(null);
    }

    /** One of the places in which senders of different versions say the same. */
    private record Where(@Nullable Fields segment, int field, int component) {
        String text() {
            return segment == null ? "" : segment.get(field, 0, component);
        }
    }

    private static Optional<Where> stated(Where... places) {
        return Stream.of(places).filter(where -> !where.text().isEmpty()).findFirst();
    }

    private @Nullable Person requester(Group order) {
        Person requester = people.clinician(order.control(), 12);
        return requester == null && order.service() != null ? people.clinician(order.service(), 16) : requester;
    }

    private static List<String> notes(Group order) {
        List<String> notes = new ArrayList<>();
        for (Fields note : order.notes()) {
            for (int i = 0; i < note.repetitions(3); i++) {
                if (!note.get(3, i, 1).isEmpty()) {
                    notes.add(note.get(3, i, 1));
                }
            }
        }
        return notes;
    }
}
