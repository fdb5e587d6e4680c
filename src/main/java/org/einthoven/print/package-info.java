/** The report on paper: one page as vector PDF. The only room that knows PDFBox. */
@NullMarked
package org.einthoven.print;

import org.jspecify.annotations.NullMarked;
