/** Signals as numbers: filters, resampling, noise and signal quality. Knows recordings, but neither models nor hearts. */
@NullMarked
package org.einthoven.signal;

import org.jspecify.annotations.NullMarked;
