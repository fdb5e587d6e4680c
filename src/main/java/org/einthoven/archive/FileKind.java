package org.einthoven.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files in which recordings are given out. */
public enum FileKind {
    WFDB("WFDB (zip)", "application/zip", "zip"),
    DICOM("DICOM", "application/dicom", "dcm"),
    AECG("HL7 aECG", "application/xml", "xml"),
    CSV("CSV", "text/csv", "csv"),
    FHIR("FHIR Bundle", "application/fhir+json", "json"),
    PDF("Report (PDF)", "application/pdf", "pdf"),
    SVG("Trace (SVG)", "image/svg+xml", "svg"),
    PNG("Trace (PNG)", "image/png", "png");

    private final String display;
    private final String mediaType;
    private final String extension;

    FileKind(String display, String mediaType, String extension) {
        this.display = display;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String display() {
        return display;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, without the dot. */
    public String extension() {
        return extension;
    }

    /** How it is asked for. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
