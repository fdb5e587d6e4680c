package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Resource;

/**
 * How much the questions of one Bundle are answered with, all of which is held until the last one is: a thousand short
 * questions could ask for more than there is memory.
 */
final class EntryAnswers {

    private static final String KEPT = EntryAnswers.class.getName();

    /** In characters, of which an ECG of twelve leads and 10 s has some 300,000. */
    private static final long MOST = 32L << 20;

    private long characters;

    static EntryAnswers of(RequestDetails around) {
        return (EntryAnswers) around.getUserData().computeIfAbsent(KEPT, key -> new EntryAnswers());
    }

    /** @throws FaultException where it is too much together with those before */
    void add(Resource answer, FhirContext context) {
        try (Counting counting = new Counting()) {
            context.newJsonParser().encodeResourceToWriter(answer, counting);
            characters += counting.count;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (characters > MOST) {
            throw FaultException.of(Fault.TOO_MUCH_ANSWERED, MOST >> 20);
        }
    }

    private static final class Counting extends Writer {
        private long count;

        @Override
        public void write(char[] text, int from, int length) {
            count += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
