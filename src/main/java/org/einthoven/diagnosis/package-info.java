/** Findings: what is said of a recording, how sure, and whether a cardiologist should look. */
@NullMarked
package org.einthoven.diagnosis;

import org.jspecify.annotations.NullMarked;
