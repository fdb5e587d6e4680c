/** The pulse in a photoplethysmogram: onset, systolic peak, dicrotic notch, offset, pulse rate. */
@NullMarked
package org.einthoven.ppg;

import org.jspecify.annotations.NullMarked;
