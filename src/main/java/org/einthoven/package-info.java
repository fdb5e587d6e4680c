/** The start of the server. */
@NullMarked
package org.einthoven;

import org.jspecify.annotations.NullMarked;
