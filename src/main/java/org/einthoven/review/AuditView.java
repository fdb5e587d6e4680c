package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.BrokenGlass;
import org.einthoven.audit.AuditEvent;
import org.einthoven.audit.chain.AuditLog;
import org.einthoven.audit.chain.CheckResult;
import org.einthoven.audit.chain.TreeHead;
import org.einthoven.audit.chain.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator sees of the audit trail.
 *
 * @param check null before the first one
 * @param key empty where nothing is sealed
 * @param checking whether a check runs
 * @param broken where a reader went past what is closed to them, the newest first
 */
public record AuditView(
        Events events, List<LogRow> logs, @Nullable Check check, String key, boolean checking, List<GlassRow> broken) {
    public AuditView {
        logs = List.copyOf(logs);
        broken = List.copyOf(broken);
    }

    /**
     * Those that were looked for, the newest first.
     *
     * @param more whether there are older ones
     */
    public record Events(AuditSearch search, List<EventRow> rows, boolean more) {
        public Events {
            rows = List.copyOf(rows);
        }

        /** Where the next page begins. */
        public long last() {
            return rows.get(rows.size() - 1).number();
        }
    }

    /** @param patients ids of those whom it is about */
    public record EventRow(
            long number,
            Times.Moment at,
            String who,
            String did,
            String to,
            @Nullable String id,
            String patients,
            boolean refused,
            String outcome) {
        static EventRow of(AuditEvent event, Times times) {
            return new EventRow(
                    event.id == null ? 0 : event.id,
                    times.of(event.at),
                    event.actor,
                    event.action.name(),
                    event.entityType,
                    event.entityId,
                    String.join(", ", event.patients),
                    event.outcome != AuditEvent.Outcome.SUCCESS,
                    event.outcome.name());
        }
    }

    /** That somebody saw the machine's reading before their own since a patient could not wait. */
    public record GlassRow(BrokenGlass.Broken broken, Times.Moment at) {}

    /** The log of one day. */
    public record LogRow(TreeHead head, Times.Moment sealed) {}

    /** How the last check ended. */
    public record Check(Times.Moment at, CheckResult result) {}

    static AuditView of(
            Events events,
            List<AuditLog.Log> logs,
            Optional<CheckResult> check,
            Optional<VerificationKey> key,
            boolean checking,
            List<BrokenGlass.Broken> broken,
            Times times) {
        return new AuditView(
                events,
                logs.stream()
                        .map(log -> new LogRow(log.signed().head(), times.of(log.sealedAt())))
                        .toList(),
                check.map(result -> new Check(times.of(result.at()), result)).orElse(null),
                key.map(VerificationKey::toString).orElse(""),
                checking,
                broken.stream()
                        .map(one -> new GlassRow(one, times.of(one.at())))
                        .toList());
    }
}
