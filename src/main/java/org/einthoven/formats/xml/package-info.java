/** ECGs in XML: GE MUSE, Philips Sierra and HL7 aECG. */
@NullMarked
package org.einthoven.formats.xml;

import org.jspecify.annotations.NullMarked;
