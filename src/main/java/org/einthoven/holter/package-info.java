/**
 * What minutes and hours of beats come to, as an ambulatory (Holter) report has it: templates of beats that look alike, counts
 * by the minute, events to go to. Pure functions of an ECG and its beats.
 */
@NullMarked
package org.einthoven.holter;

import org.jspecify.annotations.NullMarked;
