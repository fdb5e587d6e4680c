/** ISHNE's Holter files. */
@NullMarked
package org.einthoven.formats.ishne;

import org.jspecify.annotations.NullMarked;
