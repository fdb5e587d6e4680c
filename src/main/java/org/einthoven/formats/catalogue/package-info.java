/** All formats together. */
@NullMarked
package org.einthoven.formats.catalogue;

import org.jspecify.annotations.NullMarked;
