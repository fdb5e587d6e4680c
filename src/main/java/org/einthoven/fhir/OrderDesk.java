package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.Order;
import org.einthoven.orders.OrderIntake;
import org.einthoven.orders.Person;
import org.einthoven.orders.Visit;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/** Keeps orders as ServiceRequests. An order is found again by its number; what ended does not begin again. */
@ApplicationScoped
class OrderDesk implements OrderIntake {
    private static final String TYPE = "ServiceRequest";
    private static final Set<ServiceRequestStatus> ENDED =
            Set.of(ServiceRequestStatus.REVOKED, ServiceRequestStatus.COMPLETED, ServiceRequestStatus.ENTEREDINERROR);

    private final OrderedFor orderedFor;
    private final Matching matching;
    private final ResourceWrites writes;
    private final FhirJson json;

    OrderDesk(OrderedFor orderedFor, Matching matching, ResourceWrites writes, FhirJson json) {
        this.orderedFor = orderedFor;
        this.matching = matching;
        this.writes = writes;
        this.json = json;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(Person patient, @Nullable Visit visit, List<Order> orders) {
        Reference subject = orderedFor.patient(patient);
        Reference encounter = visit == null ? null : orderedFor.encounter(visit, subject);
        for (Order order : orders) {
            take(order, subject, encounter);
        }
    }

    private void take(Order order, Reference subject, @Nullable Reference encounter) {
        Optional<StoredVersion> known = known(order.number());
        String number = Excerpt.of(order.number().value());
        if (known.isEmpty()) {
            if (!order.isNew()) {
                throw FaultException.of(Fault.UNKNOWN_ORDER, number);
            }
            writes.create(said(new ServiceRequest(), order, subject, encounter), null);
            return;
        }
        ServiceRequest before = json.parse(ServiceRequest.class, known.get().body());
        if (!subject.getReference().equals(before.getSubject().getReference())) {
            throw FaultException.of(Fault.OF_ANOTHER_PATIENT, "order", number);
        }
        ServiceRequest after = said(before.copy(), order, subject, encounter);
        if (after.equalsDeep(before)) {
            return;
        }
        if (order.isNew()) {
            throw FaultException.of(Fault.KNOWN_ORDER, number);
        }
        if (ENDED.contains(before.getStatus())) {
            throw FaultException.of(
                    Fault.ENDED_ORDER, number, before.getStatus().toCode());
        }
        writes.update(known.get().id(), after, Precondition.of(known.get()));
    }

    private Optional<StoredVersion> known(IssuedNumber number) {
        return matching.one(TYPE, Matching.identifier(number.system(), number.value()));
    }

    private ServiceRequest said(ServiceRequest request, Order order, Reference subject, @Nullable Reference encounter) {
        OrderedRequest.say(order, request);
        request.setSubject(subject);
        if (encounter != null) {
            request.setEncounter(encounter);
        }
        if (order.requester() != null) {
            request.setRequester(orderedFor.requester(order.requester()));
        }
        return request;
    }
}
