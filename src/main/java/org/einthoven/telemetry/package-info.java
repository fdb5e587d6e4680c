/**
 * By what an answer, the lines of the log and the work that follows are found to belong together. Knows nothing of what is
 * done, and writes nothing of whom it is done for.
 */
@NullMarked
package org.einthoven.telemetry;

import org.jspecify.annotations.NullMarked;
