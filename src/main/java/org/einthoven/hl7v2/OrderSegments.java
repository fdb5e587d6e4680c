package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractSegment;
import ca.uhn.hl7v2.model.v251.message.ORM_O01;
import ca.uhn.hl7v2.model.v251.segment.NTE;
import ca.uhn.hl7v2.model.v251.segment.OBR;
import ca.uhn.hl7v2.model.v251.segment.ORC;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.model.v251.segment.PV1;
import ca.uhn.hl7v2.model.v251.segment.TQ1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.hl7v2.Refusal.Error;
import org.einthoven.hl7v2.Refusal.Place;
import org.einthoven.hl7v2.Refusal.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The segments of an order message, grouped. Read one after the other and by the names that they have had since 2.3:
 * which others stand between them, and how they are nested, differs from version to version and from sender to sender.
 *
 * @param visit null where there is none
 * @param orders at least one
 */
record OrderSegments(Fields patient, @Nullable Fields visit, List<Group> orders) {
    /** More than anybody orders at once; the message's size is bounded too. */
    private static final int MOST_ORDERS = 50;

    /** @param service null for a change that does not repeat what was ordered */
    record Group(Fields control, @Nullable Fields service, @Nullable Fields timing, List<Fields> notes) {}

    static OrderSegments of(MessageText text) {
        try {
            return new Reader(text.segments().get(0)).read(text.segments());
        } catch (HL7Exception unreadable) {
            throw new Refusal(Verdict.AE, Error.DATA_TYPE, null, "The message cannot be read as HL7 v2.");
        }
    }

    private static final class Reader {
        private final ORM_O01 message = new ORM_O01();
        private final Map<String, Integer> counts = new HashMap<>();
        private final List<Group> orders = new ArrayList<>();
        private @Nullable Fields patient;
        private @Nullable Fields visit;

        Reader(String header) throws HL7Exception {
            message.setParser(Parsers.lenient());
            message.getMSH().getFieldSeparator().setValue(header.substring(3, 4));
            message.getMSH().getEncodingCharacters().setValue(MessageText.field(header, 2));
        }

        OrderSegments read(List<String> segments) throws HL7Exception {
            for (String segment : segments) {
                read(segment);
            }
            if (patient == null) {
                throw missing("PID");
            }
            if (orders.isEmpty()) {
                throw missing("ORC");
            }
            return new OrderSegments(patient, visit, List.copyOf(orders));
        }

        private void read(String segment) throws HL7Exception {
            switch (segment.substring(0, Math.min(3, segment.length()))) {
                case "PID" -> {
                    if (patient != null) {
                        throw new Refusal(
                                Verdict.AE,
                                Error.SEGMENT_SEQUENCE,
                                new Place("PID", 2, 1),
                                "There is more than one PID: send orders for one patient at a time.");
                    }
                    patient = fields(new PID(message, message.getModelClassFactory()), segment);
                }
                case "PV1" -> visit = fields(new PV1(message, message.getModelClassFactory()), segment);
                case "ORC" -> begin(fields(new ORC(message, message.getModelClassFactory()), segment));
                case "OBR" -> {
                    Group order = last(segment);
                    if (order.service() != null) {
                        throw new Refusal(
                                Verdict.AE,
                                Error.SEGMENT_SEQUENCE,
                                new Place("OBR", counts.getOrDefault("OBR", 0) + 1, 1),
                                "There is a second OBR below one ORC: send an ORC for each.");
                    }
                    put(new Group(
                            order.control(),
                            fields(new OBR(message, message.getModelClassFactory()), segment),
                            order.timing(),
                            order.notes()));
                }
                case "TQ1" -> {
                    Group order = last(segment);
                    put(new Group(
                            order.control(),
                            order.service(),
                            fields(new TQ1(message, message.getModelClassFactory()), segment),
                            order.notes()));
                }
                case "NTE" -> {
                    if (!orders.isEmpty()) {
                        last(segment).notes().add(fields(new NTE(message, message.getModelClassFactory()), segment));
                    }
                }
                default -> {}
            }
        }

        private Fields fields(AbstractSegment segment, String text) throws HL7Exception {
            segment.parse(text);
            return new Fields(segment, counts.merge(segment.getName(), 1, Integer::sum));
        }

        private void begin(Fields control) {
            if (orders.size() == MOST_ORDERS) {
                throw new Refusal(
                        Verdict.AE,
                        Error.SEGMENT_SEQUENCE,
                        control.place(1),
                        "There are more than " + MOST_ORDERS + " orders: send them in several messages.");
            }
            orders.add(new Group(control, null, null, new ArrayList<>()));
        }

        private Group last(String segment) {
            if (orders.isEmpty()) {
                throw new Refusal(
                        Verdict.AE,
                        Error.SEGMENT_SEQUENCE,
                        new Place(segment.substring(0, 3), 1, 1),
                        "There is no ORC before " + segment.substring(0, 3) + ".");
            }
            return orders.get(orders.size() - 1);
        }

        private void put(Group order) {
            orders.set(orders.size() - 1, order);
        }

        private static Refusal missing(String segment) {
            return new Refusal(
                    Verdict.AE, Error.SEGMENT_SEQUENCE, new Place(segment, 1, 1), "There is no " + segment + ".");
        }
    }
}
