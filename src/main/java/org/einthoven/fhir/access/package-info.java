/**
 * Holds every interaction with FHIR to what its caller may do. What that is {@link org.einthoven.security.FhirAccess}
 * decides; here it is found out what is asked, and answers and searches are cut to the patient to whom scopes are bound.
 * Knows nothing of how resources are kept.
 */
@NullMarked
package org.einthoven.fhir.access;

import org.jspecify.annotations.NullMarked;
