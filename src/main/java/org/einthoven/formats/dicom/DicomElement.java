package org.einthoven.formats.dicom;

import java.util.List;
import org.einthoven.formats.ByteReader;

/**
 * One data element: either a value or, of a sequence, its items.
 *
 * @param value a fresh part of the file; read it through {@link DicomItem}
 */
record DicomElement(ByteReader value, List<DicomItem> items) {
    DicomElement {
        items = List.copyOf(items);
    }
}
