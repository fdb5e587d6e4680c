/** Waveforms in DICOM (PS3.3 A.34 and C.10.9, PS3.5, PS3.10). */
@NullMarked
package org.einthoven.formats.dicom;

import org.jspecify.annotations.NullMarked;
