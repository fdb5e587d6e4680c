/** What is kept: recordings, readings, reviews, patients and the jobs between them, in PostgreSQL. */
@NullMarked
package org.einthoven.archive;

import org.jspecify.annotations.NullMarked;
