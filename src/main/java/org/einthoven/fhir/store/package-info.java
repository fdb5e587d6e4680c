/** What FHIR resources are kept in and found by. */
@NullMarked
package org.einthoven.fhir.store;

import org.jspecify.annotations.NullMarked;
