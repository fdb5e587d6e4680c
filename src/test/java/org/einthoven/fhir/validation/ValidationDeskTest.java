package org.einthoven.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.validation.ValidationSettings.OnWrite;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;

/** How much validation the server lets itself in for, and what becomes of what is written. */
class ValidationDeskTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final Issue ERROR = new Issue(Issue.Severity.ERROR, "Observation.code", "wrong");
    private static final Issue REMARK = new Issue(Issue.Severity.WARNING, null, "odd");

    private record Settings(OnWrite onWrite, MemorySize largest, Duration patience, int queue)
            implements ValidationSettings {
        static Settings of(OnWrite onWrite, Duration patience) {
            return new Settings(onWrite, new MemorySize(BigInteger.valueOf(1000)), patience, 1);
        }
    }

    /** Says what it is told to, once it may, and keeps what it was asked. */
    private static final class Told extends ProfileValidator {
        final List<String> asked = new ArrayList<>();
        final CountDownLatch open;

        Told(int shut) {
            super(new Guide(CONTEXT));
            open = new CountDownLatch(shut);
        }

        @Override
        public List<Issue> validate(String resource, Collection<String> profiles) {
            try {
                open.await();
            } catch (InterruptedException stopped) {
                return List.of();
            }
            if (resource.equals("deep")) {
                throw new StackOverflowError();
            }
            asked.add(resource);
            return List.of(ERROR, REMARK);
        }
    }

    private static ThrowableAssertAlternative<?> refused(ThrowingCallable call, Fault fault) {
        return assertThatExceptionOfType(FaultException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void validatesNothingThatIsTooLarge() {
        ValidationDesk desk = new ValidationDesk(new Told(0), Settings.of(OnWrite.OFF, Duration.ofMinutes(1)));

        assertThat(desk.validate("x".repeat(1000), List.of())).containsExactly(ERROR, REMARK);
        refused(() -> desk.validate("x".repeat(1001), List.of()), Fault.BODY_TOO_LARGE);
    }

    @Test
    void givesUpWhatTakesTooLong() {
        ValidationDesk desk = new ValidationDesk(new Told(1), Settings.of(OnWrite.OFF, Duration.ofMillis(1)));

        refused(() -> desk.validate("x", List.of()), Fault.VALIDATION_TOO_LONG);
    }

    @Test
    void saysThatAResourceIsNestedTooDeeply() {
        ValidationDesk desk = new ValidationDesk(new Told(0), Settings.of(OnWrite.OFF, Duration.ofMinutes(1)));

        refused(() -> desk.validate("deep", List.of()), Fault.UNREADABLE_BODY);
    }

    @Test
    void letsFewWaitAndTellsTheOthersToComeBack() throws Exception {
        int places = 2 * Runtime.getRuntime().availableProcessors();
        Told validator = new Told(1);
        ValidationDesk desk = new ValidationDesk(validator, Settings.of(OnWrite.OFF, Duration.ofMinutes(1)));
        ExecutorService senders = Executors.newFixedThreadPool(places + 1);
        List<Future<Fault>> answers = new ArrayList<>();
        for (int i = 0; i < places + 1; i++) {
            answers.add(senders.submit(() -> {
                try {
                    desk.validate("x", List.of());
                    return null;
                } catch (FaultException full) {
                    // the one that comes last lets the others go on
                    validator.open.countDown();
                    return full.fault();
                }
            }));
        }
        List<Fault> faults = new ArrayList<>();
        for (Future<Fault> answer : answers) {
            faults.add(answer.get());
        }
        senders.shutdown();

        assertThat(faults).filteredOn(fault -> fault != null).containsExactly(Fault.BUSY);
    }

    @Test
    void looksAtNothingThatIsWrittenUnlessItIsSetTo() {
        Told validator = new Told(0);

        written(validator, OnWrite.OFF, new WriteWarnings()).check(new Observation());

        assertThat(validator.asked).isEmpty();
    }

    @Test
    void refusesWhatIsWrittenForItsErrors() {
        WrittenProfiles profiles = written(new Told(0), OnWrite.REFUSE, new WriteWarnings());

        refused(() -> profiles.check(new Observation()), Fault.NOT_CONFORMANT).withMessage("wrong");
    }

    @Test
    void keepsWhatIsWrittenAndRemembersItsErrors() {
        WriteWarnings warnings = new WriteWarnings();

        written(new Told(0), OnWrite.WARN, warnings).check(new Observation());

        assertThat(warnings.all()).containsExactly(ERROR);
    }

    @Test
    void leavesTheSamplesOut() {
        Told validator = new Told(0);
        Observation observation = new Observation();
        observation.setValue(new SampledData().setDimensions(1).setData("1 ".repeat(10_000)));
        observation.addComponent().setValue(new SampledData().setPeriod(2).setData("2 ".repeat(10_000)));

        written(validator, OnWrite.WARN, new WriteWarnings()).check(observation);

        assertThat(validator.asked)
                .singleElement()
                .asString()
                .contains("dimensions", "period")
                .doesNotContain("data");
        assertThat(((SampledData) observation.getValue()).getData()).startsWith("1 1");
    }

    private static WrittenProfiles written(ProfileValidator validator, OnWrite onWrite, WriteWarnings warnings) {
        Settings settings = Settings.of(onWrite, Duration.ofMinutes(1));
        return new WrittenProfiles(CONTEXT, new ValidationDesk(validator, settings), settings, warnings);
    }
}
