/** The models that this server runs: found, checked, opened, listed. */
@NullMarked
package org.einthoven.registry;

import org.jspecify.annotations.NullMarked;
