/** The pipeline: a recording and the active models in, a reading out. Pure: no database, no HTTP, no clock. */
@NullMarked
package org.einthoven.reading;

import org.jspecify.annotations.NullMarked;
