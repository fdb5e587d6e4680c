package org.einthoven.fhir;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.einthoven.faults.Fault;

/** A body that is on its way, and how long and how slowly it may be. Used by one event loop alone. */
final class ArrivingBody {

    /** Time in which a body may stall, as on a line that is set up anew. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Over which the pace is looked at: what came fast at first gives no right to be silent later. */
    private static final Duration WINDOW = PATIENCE.multipliedBy(2);

    /** What a GPRS modem does; it is asked for on average once the patience is over. */
    static final long BYTES_A_SECOND = 4096;

    private final ByteRoom budget;
    private final long limit;
    private final Deque<Look> looks = new ArrayDeque<>();
    private Buffer bytes = Buffer.buffer();
    private long taken;

    /** How much had come after some time. */
    private record Look(Duration at, long taken) {}

    /** @param limit the most bytes that a body may have */
    ArrivingBody(ByteRoom budget, long limit) {
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

    /**
     * Called now and then while it comes.
     *
     * @param underWay for how long it has been coming
     */
    boolean isTooSlow(Duration underWay) {
        looks.add(new Look(underWay, taken));
        while (looks.size() > 1
                && underWay.minus(WINDOW).compareTo(looks.peekFirst().at()) > 0) {
            looks.removeFirst();
        }
        Look first = looks.getFirst();
        Duration seen = underWay.minus(first.at());
        return underWay.compareTo(PATIENCE) >= 0
                && (taken < BYTES_A_SECOND * underWay.toSeconds()
                        || taken - first.taken()
                                < BYTES_A_SECOND * seen.minus(PATIENCE).toSeconds());
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
