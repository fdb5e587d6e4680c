/** The FHIR R4 edge: Observations in, reports out. The only room that knows HAPI. */
@NullMarked
package org.einthoven.fhir;

import org.jspecify.annotations.NullMarked;
