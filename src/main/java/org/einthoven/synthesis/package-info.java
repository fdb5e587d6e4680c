/** Generated ECG and PPG whose truth is known: every wave, beat and rhythm is where it was put. Feeds training, tests and the first start. */
@NullMarked
package org.einthoven.synthesis;

import org.jspecify.annotations.NullMarked;
