/**
 * Which records of published sets are for development and which are kept for tests: by lists of ids, on every machine the same.
 * The workshop keeps to them when it trains and measures, the server when it makes training sets of its own. It knows the JDK only.
 */
@NullMarked
package org.einthoven.splits;

import org.jspecify.annotations.NullMarked;
