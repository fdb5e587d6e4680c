package org.einthoven.formats.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.csv.AppleHealthCsv;
import org.einthoven.formats.csv.PlainCsv;
import org.einthoven.formats.dicom.DicomEcg;
import org.einthoven.formats.edf.Edf;
import org.einthoven.formats.ishne.Ishne;
import org.einthoven.formats.physionet.WfdbFormat;
import org.einthoven.formats.scp.ScpEcg;
import org.einthoven.formats.xml.AnnotatedEcg;
import org.einthoven.formats.xml.MuseXml;
import org.einthoven.formats.xml.SierraXml;

/** The formats that are read. */
public final class FormatCatalogue {
    private FormatCatalogue() {}

    public static RecordingFiles files() {
        return new RecordingFiles(device());
    }

    /** Those of devices, behind another that is asked first. */
    public static RecordingFiles filesAnd(RecordingFormat other) {
        return new RecordingFiles(
                Stream.concat(Stream.of(other), device().stream()).toList());
    }

    private static List<RecordingFormat> device() {
        return List.of(
                new WfdbFormat(),
                new DicomEcg(),
                new Ishne(),
                new Edf(),
                new ScpEcg(),
                new MuseXml(),
                new SierraXml(),
                new AnnotatedEcg(),
                new AppleHealthCsv(),
                new PlainCsv());
    }
}
