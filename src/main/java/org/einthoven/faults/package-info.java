/** The one catalogue of faults: what went wrong and how the sender mends it. Each edge maps it to its own format. */
@NullMarked
package org.einthoven.faults;

import org.jspecify.annotations.NullMarked;
