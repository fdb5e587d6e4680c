package org.einthoven.fhir.bulk;

import org.hl7.fhir.r4.model.Resource;

/** What an import needs of the rooms in which single resources are written. */
public interface Incoming {

    /**
     * The lines in a body that is FHIR: in a Binary, that is.
     *
     * @throws org.einthoven.faults.FaultException for anything else; Parameters, by which Bulk Data Import names where the
     *     lines are to be fetched, among it
     */
    byte[] linesIn(byte[] body, boolean xml);

    /**
     * What stands on a line, held to all rules that a write holds it to.
     *
     * @throws org.einthoven.faults.FaultException for what is not kept
     */
    Resource read(byte[] line);

    /**
     * Writes it as a single request would, in the caller's transaction: under its own id, where it has one, as an update
     * that creates; else, and where it is a recording that is not kept yet, under a new one.
     *
     * @return under which it is kept, such as {@code Patient/1}
     * @throws org.einthoven.faults.FaultException for what is not kept; the transaction is lost
     */
    String write(Resource resource);

    /** The OperationOutcome, on one line, of a line that was not kept. */
    String refusal(RuntimeException failure, long line);
}
