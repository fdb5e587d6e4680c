/** HL7 v2 over MLLP, as the systems of clinics spoke before FHIR. The only room that knows HAPI's HL7 v2 library. */
@NullMarked
package org.einthoven.hl7v2;

import org.jspecify.annotations.NullMarked;
