/**
 * How the models do on this site: volume, drift of what comes in and goes out, performance by what readers signed, overrides,
 * alarms, the report of a month. Facts are written where a reading is stored or signed, summed by day and month in the
 * background, and figures are pure functions of the sums. Knows no page and no patient.
 */
@NullMarked
package org.einthoven.monitoring;

import org.jspecify.annotations.NullMarked;
