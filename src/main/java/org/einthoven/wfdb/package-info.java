/** PhysioNet's WFDB files as recordings and annotations. Knows the file format, but not what the recordings are for. */
@NullMarked
package org.einthoven.wfdb;

import org.jspecify.annotations.NullMarked;
