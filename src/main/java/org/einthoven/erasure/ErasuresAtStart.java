package org.einthoven.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureReplay.Replayed;
import org.einthoven.faults.FaultException;
import org.jboss.logging.Logger;

/**
 * Erases again what a back-up has brought back, before anybody can see it: while this goes on no port is open, no recording is read and no
 * message sent.
 */
@ApplicationScoped
class ErasuresAtStart {
    private static final Logger LOG = Logger.getLogger(ErasuresAtStart.class);

    /** As it stands in the place of an administrator's name. */
    private static final String WHO = "server";

    private final ErasureFile file;
    private final ErasureLists lists;
    private final ErasureReplay replay;
    private final Erasures erasures;
    private final MeterRegistry meters;

    ErasuresAtStart(
            ErasureFile file, ErasureLists lists, ErasureReplay replay, Erasures erasures, MeterRegistry meters) {
        this.file = file;
        this.lists = lists;
        this.replay = replay;
        this.erasures = erasures;
        this.meters = meters;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Replayed again = replay.replayAtStart(listed(), WHO);
        if (again.erased() + again.empty() > 0) {
            LOG.warnf(
                    "This database did not know of %d erasures: what came back of %d of them was erased again",
                    again.erased() + again.empty(), again.erased());
        }
        if (file.place().isEmpty() && erasures.isAny()) {
            LOG.warn("What was erased is listed in the database alone: a back-up of before would bring it back."
                    + " Set EINTHOVEN_ERASURES_FILE to a file that outlives the database");
        }
        if (again.later() > 0) {
            LOG.warnf(
                    "%d recordings and resources of persons who were erased came or were changed after that and stay: whether they go, too, is decided at /keeping",
                    again.later());
        }
        if (!file.keep() && lists.since().isEmpty()) {
            throw new IllegalStateException("The list of erasures cannot be begun at "
                    + file.place().orElseThrow()
                    + ": set EINTHOVEN_ERASURES_FILE to a file in a folder that is there and may be written to.");
        }
        meters.gauge("einthoven.erasures.unlisted", lists, ErasureLists::missing);
    }

    private List<Listed> listed() {
        try {
            return file.read();
        } catch (IOException | FaultException unreadable) {
            throw new IllegalStateException("The list of erasures"
                    + file.place().map(path -> " at " + path).orElse("")
                    + " cannot be read (" + unreadable.getMessage()
                    + "). What it names might be shown again, so the server does not start: put it back as it was."
                    + lists.since().map(this::wayOut).orElse(""));
        }
    }

    private String wayOut(Instant since) {
        return file.place().isPresent()
                ? " Where it is lost for good, and the database was not restored since, move it away and set"
                        + " EINTHOVEN_ERASURES_ANEW=" + since + " for one start."
                : " Where none is to be kept any more, the owner of the tables deletes the row of erasure_list: a back-up"
                        + " that is restored shows again what was erased since, from then on.";
    }
}
