/** The timing of the beats: RR intervals, rate, pauses, ectopy. */
@NullMarked
package org.einthoven.rhythm;

import org.jspecify.annotations.NullMarked;
