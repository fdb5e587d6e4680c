package org.einthoven.fhir;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.Milestones;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.synthesis.DemoRecordings;
import org.einthoven.synthesis.DemoRecordings.Demo;

/**
 * Takes generated recordings in when an archive starts for the first time, so that a new installation has something to
 * look at. They come as FHIR resources and are decoded and stored like any other.
 */
@ApplicationScoped
class DemoIntake {

    /** The thirteen recordings spread over the last two days, as on a quiet ward. */
    private static final Duration APART = Duration.ofMinutes(217);

    private final Milestones milestones;
    private final Recordings recordings;
    private final ResourceWrites writes;
    private final ObservationDecoder decoder;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean wanted;

    DemoIntake(
            Milestones milestones,
            Recordings recordings,
            ResourceWrites writes,
            ObservationDecoder decoder,
            AuditTrail audit,
            Clock clock,
            @ConfigProperty(name = "einthoven.demo-recordings", defaultValue = "true") boolean wanted) {
        this.milestones = milestones;
        this.recordings = recordings;
        this.writes = writes;
        this.decoder = decoder;
        this.audit = audit;
        this.clock = clock;
        this.wanted = wanted;
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            milestones.once("demo-recordings", this::takeIn);
        }
    }

    private void takeIn() {
        if (!recordings.isEmpty()) {
            return;
        }
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        for (Demo demo : DemoRecordings.all()) {
            recordedAt = recordedAt.minus(APART);
            takeIn(demo, recordedAt);
        }
    }

    private void takeIn(Demo demo, Instant recordedAt) {
        String patient =
                writes.create(DemoResources.patient(demo), null).version().id();
        DecodedRecording decoded =
                decoder.decode(DemoResources.observation(demo, patient, recordedAt), recordings.newId(), "system");
        recordings.accept(decoded.recording());
        audit.record(AuditAction.CREATE, "Observation", decoded.recording().id().toString());
    }
}
