/** The audit trail as FHIR shows it to administrators, after IHE's Basic Audit Log Patterns (BALP 1.1.3). */
@NullMarked
package org.einthoven.fhir.trail;

import org.jspecify.annotations.NullMarked;
