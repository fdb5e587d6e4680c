package org.einthoven.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.inbox.InboxFolder.Arrived;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.RequestId;
import org.jboss.logging.Logger;

/**
 * Takes in what lies in a folder and puts it into {@code done} or {@code refused} with a text that says what became of it. A file
 * is moved only after its recording is stored, and the same file is one recording: whoever is killed in between has lost nothing
 * and stores nothing twice.
 */
@ApplicationScoped
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(5);

    /** How long a file waits for others that may belong to it, such as the header of a signal file that came first. */
    private static final Duration FOR_OTHERS = Duration.ofMinutes(5);

    private static final Set<Fault> PERHAPS_INCOMPLETE = EnumSet.of(Fault.UNKNOWN_FILE, Fault.FILE_MISSING);

    /** Over in minutes, in which the file waits. */
    private static final Set<Fault> PASSING = EnumSet.of(Fault.BUSY, Fault.ABOUT_TO_GO);

    private final InboxTaker taker;
    private final Clock clock;
    private final Optional<String> folder;
    private final long largest;
    private final ScheduledExecutorService passes = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "inbox");
        thread.setDaemon(true);
        return thread;
    });

    Inbox(
            InboxTaker taker,
            Clock clock,
            @ConfigProperty(name = "einthoven.inbox") Optional<String> folder,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize largest) {
        this.taker = taker;
        this.clock = clock;
        this.folder = folder;
        this.largest = largest.asLongValue();
    }

    void start(@Observes StartupEvent event) {
        folder.map(Path::of).ifPresent(path -> {
            InboxFolder watched = new InboxFolder(path);
            LOG.infof("Recordings are taken in from the folder %s", path);
            passes.scheduleWithFixedDelay(
                    () -> passSafely(watched), 0, BETWEEN_PASSES.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        passes.shutdown();
    }

    private void passSafely(InboxFolder watched) {
        try {
            pass(watched);
        } catch (IOException | RuntimeException | StackOverflowError failed) {
            // what is thrown from here would end all later passes
            LOG.warn("The inbox cannot be worked on now; it is tried again", Nameless.of(failed));
        }
    }

    /** Takes in what is complete, one after the other. */
    void pass(InboxFolder watched) throws IOException {
        watched.prepare();
        for (Arrived recording : watched.arrived()) {
            // one name for all that comes of these files: lines of the log, events in the audit trail, the reading
            try (Correlation.Scope scope = Correlation.begin(RequestId.made())) {
                take(recording, watched);
            }
        }
    }

    private void take(Arrived recording, InboxFolder watched) {
        if (recording.bytes() > largest) {
            watched.refused(
                    recording, new FaultException(Fault.BODY_TOO_LARGE, null, (largest >> 20) + " MiB").getMessage());
            return;
        }
        try {
            taker.take(recording).ifPresent(receipt -> watched.done(recording, named(words(receipt))));
        } catch (FaultException refused) {
            boolean waits = PERHAPS_INCOMPLETE.contains(refused.fault()) && isYoung(recording);
            if (!PASSING.contains(refused.fault()) && !waits) {
                watched.refused(recording, named(String.valueOf(refused.getMessage())));
            }
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.warnf(
                    Nameless.of(failed),
                    "The file of %d bytes, of %s, cannot be taken in now; it is tried again",
                    recording.bytes(),
                    recording.changed());
        }
    }

    private boolean isYoung(Arrived recording) {
        return recording.changed().isAfter(Instant.now(clock).minus(FOR_OTHERS));
    }

    private static String named(String words) {
        return Correlation.current()
                .map(id -> words + "\nIn the log and the audit trail: " + id)
                .orElse(words);
    }

    private static String words(Receipt receipt) {
        String taken = (receipt.created() ? "Taken in" : "Known already") + " as Observation/" + receipt.recording();
        List<String> remarks = receipt.remarks();
        return remarks.isEmpty() ? taken : taken + "\n" + String.join("\n", remarks);
    }
}
