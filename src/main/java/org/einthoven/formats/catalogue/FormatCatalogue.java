package org.einthoven.formats.catalogue;

import java.util.List;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.xml.MuseXml;

/** The formats that are read. */
public final class FormatCatalogue {
    private FormatCatalogue() {}

    public static RecordingFiles files() {
        return new RecordingFiles(List.of(new MuseXml()));
    }
}
