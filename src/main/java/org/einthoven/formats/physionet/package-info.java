/** PhysioNet's WFDB records, of which a header and the files that it names belong together. */
@NullMarked
package org.einthoven.formats.physionet;

import org.jspecify.annotations.NullMarked;
