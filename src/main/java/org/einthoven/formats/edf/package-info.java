/** EDF, EDF+ and BDF: the European Data Format and BioSemi's of 24 bits. */
@NullMarked
package org.einthoven.formats.edf;

import org.jspecify.annotations.NullMarked;
