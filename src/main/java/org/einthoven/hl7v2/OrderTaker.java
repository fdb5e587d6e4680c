package org.einthoven.hl7v2;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.einthoven.audit.RemoteSystem;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.hl7v2.Refusal.Error;
import org.einthoven.hl7v2.Refusal.Verdict;
import org.einthoven.orders.Order;
import org.einthoven.orders.OrderIntake;
import org.einthoven.orders.Person;
import org.einthoven.orders.Visit;
import org.einthoven.security.Roles;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.RequestId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes messages with orders, each as a whole or not at all, and says what became of it. The log knows no patient. */
@ApplicationScoped
class OrderTaker {
    private static final Logger LOG = Logger.getLogger(OrderTaker.class);

    private final Hl7Settings settings;
    private final Authorities authorities;
    private final ZoneId zone;
    private final ReceivedMessages received;
    private final OrderIntake intake;
    private final RemoteSystem remote;
    private final MeterRegistry meters;
    private final Clock clock;

    OrderTaker(
            Hl7Settings settings,
            ReceivedMessages received,
            OrderIntake intake,
            RemoteSystem remote,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.authorities = new Authorities(settings.authorities());
        this.zone = settings.receive().zone().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        this.received = received;
        this.intake = intake;
        this.remote = remote;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What the sender is told, message by message; nothing where it wants to hear nothing. What comes of a message has one name in the
     * log, in the audit trail and in the jobs that follow.
     *
     * @param address of the sender
     */
    @ActivateRequestContext
    List<byte[]> take(byte[] message, String address) {
        try (Correlation.Scope scope = Correlation.begin(RequestId.made())) {
            return answered(message, address);
        }
    }

    private List<byte[]> answered(byte[] message, String address) {
        CharacterSet characters = settings.characters();
        Header header = null;
        Refusal refusal = null;
        try {
            header = Header.of(MessageText.header(message));
            header.check(settings.receive().processing());
            MessageText text = MessageText.decode(message, settings.characters());
            characters = text.characters();
            take(header, text, address);
        } catch (Refusal refused) {
            refusal = refused;
        } catch (FaultException refused) {
            refusal = refusal(refused);
        } catch (RuntimeException failed) {
            // its message may quote what was sent
            LOG.errorf("Orders could not be kept: %s", failed.getClass().getName());
            refusal = new Refusal(
                    Verdict.AR,
                    Error.INTERNAL,
                    null,
                    "The message cannot be kept now: nothing was, send it again later.");
        }
        return answers(header, refusal, characters, address);
    }

    /** What the sender of a message is told that is longer than is taken; its {@code beginning} says who that is. */
    List<byte[]> tooLarge(byte[] beginning, String address) {
        Refusal refusal = new Refusal(Verdict.AR, Error.INTERNAL, null, "The message is larger than is taken here.");
        try {
            return answers(Header.of(MessageText.header(beginning)), refusal, settings.characters(), address);
        } catch (Refusal noHeader) {
            return answers(null, refusal, settings.characters(), address);
        }
    }

    private List<byte[]> answers(
            @Nullable Header header, @Nullable Refusal refusal, CharacterSet characters, String address) {
        Answer answer = new Answer(settings, header, refusal);
        meters.counter(OrderMetrics.MESSAGES, "answer", answer.code()).increment();
        if (refusal != null) {
            LOG.warnf(
                    "An HL7 v2 message from %s was answered with %s, error %d of HL7 table 0357",
                    address, answer.code(), refusal.error().code());
        }
        return answer.render(characters, clock.instant()).stream()
                .map(text -> text.getBytes(characters.charset()))
                .toList();
    }

    private void take(Header header, MessageText text, String address) {
        OrderSegments segments = OrderSegments.of(text);
        PeopleReader people = new PeopleReader(authorities, header, zone);
        OrderReader reader = new OrderReader(settings.receive().services(), people);
        Person patient = people.patient(segments.patient());
        Visit visit = segments.visit() == null ? null : people.visit(segments.visit());
        List<Order> orders = segments.orders().stream().map(reader::read).toList();
        remote.acts(header.sender(), Roles.EHR, address);
        QuarkusTransaction.requiringNew().run(() -> {
            if (received.isFirst(header, text)) {
                intake.take(patient, visit, orders);
            }
        });
    }

    private static Refusal refusal(FaultException refused) {
        Error error =
                switch (refused.fault()) {
                    case UNKNOWN_ORDER -> Error.UNKNOWN_KEY;
                    case KNOWN_ORDER -> Error.DUPLICATE_KEY;
                    default -> refused.fault().httpStatus() == 422 ? Error.DATA_TYPE : Error.INTERNAL;
                };
        Verdict verdict = refused.fault() == Fault.BUSY ? Verdict.AR : Verdict.AE;
        return new Refusal(verdict, error, null, String.valueOf(refused.getMessage()));
    }
}
