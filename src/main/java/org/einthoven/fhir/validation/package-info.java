/**
 * Whether a resource is what FHIR R4 allows: the cheap rules of structure that every write must keep, and the profiles
 * that the implementation guide in {@code ig/} publishes. Knows resources, not how they are stored or served.
 */
@NullMarked
package org.einthoven.fhir.validation;

import org.jspecify.annotations.NullMarked;
