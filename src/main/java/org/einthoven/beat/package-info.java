/** Where each heartbeat is and which AAMI class it has. */
@NullMarked
package org.einthoven.beat;

import org.jspecify.annotations.NullMarked;
