/** How fast the running server is: real recordings through FHIR, timed from POST to report. */
@NullMarked
package org.einthoven.benchmark;

import org.jspecify.annotations.NullMarked;
