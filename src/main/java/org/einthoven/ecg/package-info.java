/** The heart's own words: recordings, leads, samples and rates as values that cannot be invalid. Knows nothing but the JDK. */
@NullMarked
package org.einthoven.ecg;

import org.jspecify.annotations.NullMarked;
