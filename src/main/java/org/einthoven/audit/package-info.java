/** Who read or changed which clinical data, and when. */
@NullMarked
package org.einthoven.audit;

import org.jspecify.annotations.NullMarked;
