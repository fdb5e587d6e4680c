package org.einthoven.fhir.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.fhir.bulk.BulkFile.Role;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkSteps.Step;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.StoreSnapshot;
import org.einthoven.fhir.store.StoredVersion;

/**
 * Writes exports, a file at a time: a file and the position behind it are one transaction, so that an export that is
 * interrupted goes on behind its last whole file, with no resource left out or twice.
 */
@ApplicationScoped
class ExportWork implements BulkWork {

    /** Clocks of replicas may differ by that much; what they wrote before is there by then. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Transactions of this server are ended after a minute. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private static final int LISTED = 500;
    private static final long LARGEST_FILE = 16L << 20;

    /** Bodies that are in memory at a time. */
    private static final long BODIES = 4L << 20;

    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final BulkSteps steps;
    private final BulkFiles files;
    private final StoreSnapshot snapshot;
    private final Outgoing outgoing;
    private final Remarks remarks;
    private final ObjectMapper json;
    private final BulkSettings settings;
    private final Clock clock;

    ExportWork(
            BulkSteps steps,
            BulkFiles files,
            StoreSnapshot snapshot,
            Outgoing outgoing,
            Remarks remarks,
            ObjectMapper json,
            BulkSettings settings,
            Clock clock) {
        this.steps = steps;
        this.files = files;
        this.snapshot = snapshot;
        this.outgoing = outgoing;
        this.remarks = remarks;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.EXPORT;
    }

    @Override
    public Next step(UUID job) {
        return steps.take(job, this::step);
    }

    private Step step(BulkJob job) {
        if (clock.instant().isBefore(job.transactionTime().plus(GRACE))) {
            return new Step(job.position(), 0, Next.LATER);
        }
        ExportPosition at = ExportPosition.parse(job.position());
        if (at instanceof ExportPosition.Asked) {
            ExportPosition waiting = new ExportPosition.Waiting(snapshot.horizon());
            return new Step(waiting.text(), 0, Next.MORE);
        }
        if (at instanceof ExportPosition.Waiting waiting) {
            boolean waited =
                    clock.instant().isAfter(job.transactionTime().plus(GRACE).plus(LONGEST_TRANSACTION));
            if (!snapshot.isSettled(waiting.horizon()) && !waited) {
                return new Step(job.position(), 0, Next.LATER);
            }
            remark(job);
            return new Step(new ExportPosition.Behind(0, "").text(), 0, Next.MORE);
        }
        return file(job, plan(job), (ExportPosition.Behind) at);
    }

    private ExportPlan plan(BulkJob job) {
        try {
            return json.readValue(job.plan(), ExportPlan.class);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private void remark(BulkJob job) {
        PackedLines lines = new PackedLines();
        plan(job).remarks().forEach(remark -> lines.add(remarks.warning(remark)));
        files.add(job.id(), Role.ERROR, Remarks.TYPE, lines);
    }

    private Step file(BulkJob job, ExportPlan plan, ExportPosition.Behind begin) {
        if (begin.type() == plan.types().size()) {
            return new Step(begin.text(), 0, Next.NOTHING);
        }
        String type = plan.types().get(begin.type());
        Instant since = Optional.ofNullable(plan.since()).map(Instant::parse).orElse(null);
        StoreSnapshot.Part part = new StoreSnapshot.Part(type, since, job.transactionTime(), conditions(plan, type));
        Writing writing = new Writing(plan.elementsOf(type));
        String after = begin.id();
        boolean last = false;
        while (!last && !writing.isFull()) {
            List<StoreSnapshot.Entry> entries = snapshot.page(part, after, LISTED);
            last = entries.size() < LISTED;
            int written = writing.add(entries);
            last &= written == entries.size();
            after = written == 0 ? after : entries.get(written - 1).id();
        }
        files.add(job.id(), Role.OUTPUT, type, writing.resources);
        files.add(job.id(), Role.DELETED, "Bundle", writing.deletions);
        int next = last ? begin.type() + 1 : begin.type();
        return new Step(
                new ExportPosition.Behind(next, last ? "" : after).text(),
                writing.resources.count() + writing.deletions.count(),
                next == plan.types().size() ? Next.NOTHING : Next.MORE);
    }

    /** Of which one must hold: each is a search whose criteria must all hold. */
    private List<Condition> conditions(ExportPlan plan, String type) {
        List<Condition> about = plan.ofPatients() && !type.equals("Patient")
                ? List.of(outgoing.condition(type, "patient:missing", "false"))
                : List.of();
        List<ExportPlan.Filter> filters = plan.filters().stream()
                .filter(filter -> filter.type().equals(type))
                .toList();
        if (filters.isEmpty()) {
            return about;
        }
        return filters.stream()
                .map(filter -> Condition.all(Stream.concat(
                                about.stream(),
                                filter.criteria().stream()
                                        .map(each -> outgoing.condition(type, each.name(), each.value())))
                        .toList()))
                .toList();
    }

    /** The files that are being written. */
    private final class Writing {

        private final List<String> elements;
        private final PackedLines resources = new PackedLines();
        private final PackedLines deletions = new PackedLines();
        private final Instant end = clock.instant().plus(LONGEST_STEP);

        Writing(List<String> elements) {
            this.elements = elements;
        }

        boolean isFull() {
            return resources.count() >= settings.linesPerFile()
                    || resources.bytes() >= LARGEST_FILE
                    || (resources.count() + deletions.count() > 0
                            && clock.instant().isAfter(end));
        }

        /** @return how many found room */
        int add(List<StoreSnapshot.Entry> entries) {
            int written = 0;
            while (written < entries.size() && !isFull()) {
                List<StoreSnapshot.Entry> some = new ArrayList<>();
                long bytes = 0;
                long room = settings.linesPerFile() - resources.count();
                do {
                    StoreSnapshot.Entry entry = entries.get(written + some.size());
                    some.add(entry);
                    bytes += entry.bytes();
                } while (written + some.size() < entries.size() && bytes < BODIES && some.size() < room);
                for (StoredVersion version : snapshot.versions(some)) {
                    if (version.isDeletion()) {
                        deletions.add(remarks.deletion(version.type(), version.id()));
                    } else {
                        resources.add(outgoing.json(version, elements));
                    }
                    written++;
                    if (isFull()) {
                        return written;
                    }
                }
            }
            return written;
        }
    }
}
