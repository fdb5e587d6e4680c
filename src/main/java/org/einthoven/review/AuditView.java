package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.BrokenGlass;
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
public record AuditView(List<LogRow> logs, @Nullable Check check, String key, boolean checking, List<GlassRow> broken) {
    public AuditView {
        logs = List.copyOf(logs);
        broken = List.copyOf(broken);
    }

    /** That somebody saw the machine's reading before their own since a patient could not wait. */
    public record GlassRow(BrokenGlass.Broken broken, Times.Moment at) {}

    /** The log of one day. */
    public record LogRow(TreeHead head, Times.Moment sealed) {}

    /** How the last check ended. */
    public record Check(Times.Moment at, CheckResult result) {}

    static AuditView of(
            List<AuditLog.Log> logs,
            Optional<CheckResult> check,
            Optional<VerificationKey> key,
            boolean checking,
            List<BrokenGlass.Broken> broken,
            Times times) {
        return new AuditView(
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
