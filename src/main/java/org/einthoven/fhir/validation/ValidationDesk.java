package org.einthoven.fhir.validation;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Has resources validated, of a bounded size, one on each core at a time, with few waiting and none for ever: the
 * validator takes much memory, and cannot be stopped.
 */
@ApplicationScoped
public class ValidationDesk {

    private final ProfileValidator validator;
    private final ValidationSettings settings;
    private final ThreadPoolExecutor workers;

    public ValidationDesk(ProfileValidator validator, ValidationSettings settings) {
        this.validator = validator;
        this.settings = settings;
        int cores = Runtime.getRuntime().availableProcessors();
        this.workers = new ThreadPoolExecutor(
                cores,
                cores,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue() * cores),
                ValidationDesk::thread);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "validation");
        thread.setDaemon(true);
        // the validator finds its messages through it
        thread.setContextClassLoader(ValidationDesk.class.getClassLoader());
        return thread;
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    /** Has the validator made, without waiting for it. */
    void warmUp() {
        workers.execute(() -> validator.validate("{\"resourceType\":\"Basic\"}", List.of()));
    }

    /**
     * As {@link ProfileValidator#validate}.
     *
     * @throws FaultException {@link Fault#BODY_TOO_LARGE}, {@link Fault#BUSY} or {@link Fault#VALIDATION_TOO_LONG}
     */
    public List<Issue> validate(String resource, Collection<String> profiles) {
        long largest = settings.largest().asLongValue();
        if (resource.length() > largest) {
            throw FaultException.of(Fault.BODY_TOO_LARGE, (largest >> 20) + " MiB, the most that is validated");
        }
        Future<List<Issue>> result = submit(resource, profiles);
        try {
            return result.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            result.cancel(true);
            throw FaultException.of(
                    Fault.VALIDATION_TOO_LONG, settings.patience().toSeconds());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw FaultException.of(Fault.BUSY);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StackOverflowError) {
                throw FaultException.of(Fault.UNREADABLE_BODY, "it is nested too deeply.");
            }
            throw new IllegalStateException("the validator failed", failed.getCause());
        }
    }

    private Future<List<Issue>> submit(String resource, Collection<String> profiles) {
        try {
            return workers.submit(() -> validator.validate(resource, profiles));
        } catch (RejectedExecutionException full) {
            throw FaultException.of(Fault.BUSY);
        }
    }
}
