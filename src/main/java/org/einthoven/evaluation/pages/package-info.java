/**
 * Pages to measure the reading of paper on: recordings whose samples are known, printed in the layouts, fonts and colours
 * of carts, and damaged as scanners, phones and pockets damage them. Everything is drawn by chance from a seed.
 */
@NullMarked
package org.einthoven.evaluation.pages;

import org.jspecify.annotations.NullMarked;
