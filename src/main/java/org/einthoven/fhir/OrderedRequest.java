package org.einthoven.fhir;

import java.util.List;
import java.util.Locale;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.Order;
import org.einthoven.orders.Order.Code;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/** What an order says of itself, in a ServiceRequest. Pure. */
final class OrderedRequest {
    /** Whose number an order's identifier is. */
    static final String PLACER = "PLAC";

    static final String FILLER = "FILL";

    /** Changes what {@code order} says, and leaves what it does not say. */
    static void say(Order order, ServiceRequest request) {
        request.setIntent(ServiceRequestIntent.ORDER);
        number(request, order.placer(), PLACER);
        number(request, order.filler(), FILLER);
        if (order.state() != null) {
            request.setStatus(status(order.state()));
        }
        if (!order.service().isEmpty()) {
            request.setCode(code(order.service()));
        }
        if (order.priority() != null) {
            request.setPriority(
                    ServiceRequestPriority.fromCode(order.priority().name().toLowerCase(Locale.ROOT)));
        }
        if (order.occurrence() != null) {
            request.setOccurrence(new DateTimeType(order.occurrence()));
        }
        if (order.orderedAt() != null && !request.hasAuthoredOn()) {
            request.setAuthoredOnElement(new DateTimeType(order.orderedAt()));
        }
        if (!order.reason().isEmpty()) {
            request.setReasonCode(List.of(new CodeableConcept().setText(order.reason())));
        }
        if (!order.notes().isEmpty()) {
            request.setNote(order.notes().stream()
                    .map(text -> new Annotation().setText(text))
                    .toList());
        }
    }

    private static void number(ServiceRequest request, @Nullable IssuedNumber number, String type) {
        if (number == null
                || request.getIdentifier().stream()
                        .anyMatch(known -> number.value().equals(known.getValue())
                                && number.system().equals(known.getSystem()))) {
            return;
        }
        request.addIdentifier(identifier(number, type));
    }

    /** @param type of HL7 table 0203 */
    static Identifier identifier(IssuedNumber number, String type) {
        Identifier identifier =
                new Identifier().setSystem(said(number.system())).setValue(number.value());
        if (!type.isEmpty()) {
            identifier.setType(new CodeableConcept(new Coding(CodeSystems.IDENTIFIER_TYPE, type, null)));
        }
        return identifier;
    }

    private static CodeableConcept code(List<Code> codes) {
        CodeableConcept concept = new CodeableConcept();
        for (Code code : codes) {
            if (code.code().isEmpty()) {
                concept.setText(code.display());
            } else {
                concept.addCoding(new Coding(said(code.system()), code.code(), said(code.display())));
            }
        }
        return concept;
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ServiceRequestStatus status(Order.State state) {
        return switch (state) {
            case ACTIVE -> ServiceRequestStatus.ACTIVE;
            case ON_HOLD -> ServiceRequestStatus.ONHOLD;
            case REVOKED -> ServiceRequestStatus.REVOKED;
            case COMPLETED -> ServiceRequestStatus.COMPLETED;
        };
    }

    private OrderedRequest() {}
}
