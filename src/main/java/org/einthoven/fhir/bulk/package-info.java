/**
 * Resources by the hundred thousand, as NDJSON: exports after HL7's Bulk Data Access IG (STU 2) and imports. Both are jobs
 * in the database that go on where they stopped, by whichever replica is there. Knows how resources are listed, not how
 * one is rendered or written: {@link org.einthoven.fhir.bulk.Outgoing} and {@link org.einthoven.fhir.bulk.Incoming} do.
 */
@NullMarked
package org.einthoven.fhir.bulk;

import org.jspecify.annotations.NullMarked;
