/**
 * Morphology criteria as data: each a formula over measurements, with its limits by age, sex and lead and its reference,
 * in {@code criteria.json}; and the small interpreter that judges a recording by them. Knows measurements, not signals.
 */
@NullMarked
package org.einthoven.diagnosis.criterion;

import org.jspecify.annotations.NullMarked;
