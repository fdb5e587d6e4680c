/** Statistics of counts and scores, with their intervals: plain numbers in and out, for the server and the workshop alike. */
@NullMarked
package org.einthoven.statistics;

import org.jspecify.annotations.NullMarked;
