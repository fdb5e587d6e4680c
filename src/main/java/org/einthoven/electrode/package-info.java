/** Electrodes that hang where others belong: which were exchanged, and the recording as it would be without that. */
@NullMarked
package org.einthoven.electrode;

import org.jspecify.annotations.NullMarked;
