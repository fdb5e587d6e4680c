package org.einthoven.hl7v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.ReadingStored;
import org.einthoven.archive.RecordingCorrected;
import org.einthoven.archive.ReviewSigned;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.outbox.Courier;
import org.einthoven.outbox.Outbox;

/** Sends reports once they are read or signed; a correction follows what it corrects. */
@ApplicationScoped
class ReportCourier implements Courier {
    static final String CHANNEL = "hl7v2";
    private static final String TYPE = "DiagnosticReport";

    private final Hl7Settings settings;
    private final Reports reports;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ReportCourier(Hl7Settings settings, Reports reports, Outbox outbox, AuditTrail audit, Clock clock) {
        this.settings = settings;
        this.reports = reports;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean isOn() {
        return settings.send().host().isPresent();
    }

    void read(@Observes ReadingStored stored) {
        if (isOn() && settings.send().preliminary()) {
            order(stored.recordingId());
        }
    }

    void signed(@Observes ReviewSigned signed) {
        if (isOn()) {
            order(signed.recordingId());
        }
    }

    /** To whom the report went before, it goes again. */
    void corrected(@Observes RecordingCorrected corrected) {
        if (isOn() && reports.isOut(corrected.recordingId(), settings.send().preliminary())) {
            order(corrected.recordingId());
        }
    }

    private void order(UUID recordingId) {
        outbox.order(CHANNEL, settings.send().host().orElseThrow(), TYPE + "/" + recordingId);
    }

    /** @param target the host as it was when the report was ordered; it goes to today's */
    @Override
    public Optional<Duration> deliver(String target, String subject) {
        UUID recordingId = UUID.fromString(subject.substring(TYPE.length() + 1));
        Report report = reports.find(recordingId, settings.send().page()).orElseThrow();
        Charset charset = settings.characters().charset();
        byte[] message = ReportMessage.render(settings, report, clock.instant()).getBytes(charset);
        byte[] answer = new MllpClient(settings.send().host().orElseThrow(), settings.send()).exchange(message);
        Acknowledgement.require(new String(answer, charset), ReportMessage.controlId(report));
        audit.record(AuditAction.EXPORT, TYPE, recordingId.toString());
        return Optional.empty();
    }
}
