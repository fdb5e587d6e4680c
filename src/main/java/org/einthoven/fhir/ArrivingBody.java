package org.einthoven.fhir;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.einthoven.faults.Fault;

/** A body that is on its way, and how long and how slowly it may be. Used by one event loop alone. */
final class ArrivingBody {

    /** Time in which a body may stall, as on a line that is set up anew. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a GPRS modem does; it is asked for on average once the patience is over. */
    static final long BYTES_A_SECOND = 4096;

    private final ByteBudget budget;
    private final long limit;
    private Buffer bytes = Buffer.buffer();
    private long taken;

    /** @param limit the most bytes that a body may have */
    ArrivingBody(ByteBudget budget, long limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** In which a body of so many bytes has gone over the line, in either direction. */
    static Duration timeFor(int bytes) {
        return PATIENCE.plusSeconds(bytes / BYTES_A_SECOND);
    }

    /** Keeps what came; or says why not, and forgets what was kept. */
    Optional<Fault> add(Buffer more) {
        if (taken + more.length() > limit) {
            drop();
            return Optional.of(Fault.BODY_TOO_LARGE);
        }
        if (!budget.take(more.length())) {
            drop();
            return Optional.of(Fault.BUSY);
        }
        taken += more.length();
        bytes.appendBuffer(more);
        return Optional.empty();
    }

    /** @param underWay for how long it has been coming */
    boolean isTooSlow(Duration underWay) {
        return underWay.compareTo(PATIENCE) >= 0 && taken < BYTES_A_SECOND * underWay.toSeconds();
    }

    /** The whole body, which leaves this one empty. */
    Buffer handOver() {
        Buffer whole = bytes;
        drop();
        return whole;
    }

    void drop() {
        budget.giveBack(taken);
        taken = 0;
        bytes = Buffer.buffer();
    }
}
