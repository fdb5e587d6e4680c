package org.einthoven.fhir.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.einthoven.fhir.bulk.BulkJob.State;
import org.einthoven.fhir.bulk.BulkWork.Next;

/**
 * Takes steps of jobs: what a step does and the position after it are one transaction, which holds the job's row. So
 * each step is done once, however often workers die, and also if two are at the same job.
 */
@ApplicationScoped
class BulkSteps {

    private final BulkJobs jobs;
    private final BulkFiles files;
    private final BulkSettings settings;
    private final Clock clock;

    BulkSteps(BulkJobs jobs, BulkFiles files, BulkSettings settings, Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Where a step ended.
     *
     * @param lines that it did
     */
    record Step(String position, long lines, Next next) {}

    Next take(UUID id, Function<BulkJob, Step> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<BulkJob> job = jobs.lock(id).filter(found -> found.state() == State.RUNNING);
            if (job.isEmpty()) {
                return Next.NOTHING;
            }
            Step step = work.apply(job.get());
            jobs.advance(id, step.position(), step.lines());
            if (step.next() == Next.NOTHING) {
                jobs.end(id, "", clock.instant().plus(settings.keep()));
            } else if (jobs.bytes() > settings.largestTotal().asLongValue()) {
                files.deleteAll(id);
                jobs.end(
                        id,
                        "the files of all jobs together would be too large",
                        clock.instant().plus(settings.keep()));
                return Next.NOTHING;
            }
            return step.next();
        });
    }

    /** Gives a job up. */
    @Transactional
    void fail(UUID id) {
        jobs.lock(id)
                .filter(found -> found.state() == State.RUNNING)
                .ifPresent(found -> jobs.end(
                        id, "the server's log says why", clock.instant().plus(settings.keep())));
    }

    @Transactional
    void expire() {
        jobs.deleteExpired(clock.instant());
    }
}
