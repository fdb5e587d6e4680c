/** ECGs as tables of text: Apple's, and any with a heading that names leads. */
@NullMarked
package org.einthoven.formats.csv;

import org.jspecify.annotations.NullMarked;
