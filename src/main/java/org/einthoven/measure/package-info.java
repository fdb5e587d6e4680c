/** Intervals and rates measured from waves that were really found; what was not found is not measured. */
@NullMarked
package org.einthoven.measure;

import org.jspecify.annotations.NullMarked;
