/**
 * Takes everything that is kept of a person out of the database when they ask for it, and keeps a trace that names nobody:
 * hashes, by which it can be shown what went and by which a restored back-up finds it again. It knows the tables, since a kept row is
 * deleted nowhere else, and no edge.
 */
@NullMarked
package org.einthoven.erasure;

import org.jspecify.annotations.NullMarked;
