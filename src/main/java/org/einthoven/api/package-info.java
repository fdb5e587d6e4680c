/** JSON for programs: readings, explanations, waveforms, models. */
@NullMarked
package org.einthoven.api;

import org.jspecify.annotations.NullMarked;
