package org.einthoven.wfdb;

import java.nio.file.NoSuchFileException;

/** A file of a record that is not there. */
public final class MissingFileException extends NoSuchFileException {
    private static final long serialVersionUID = 1;

    private final String namedBy;
    private final String name;

    MissingFileException(WfdbFiles files, String namedBy, String name, String problem) {
        super(files.place() + "/" + name, null, problem);
        this.namedBy = namedBy;
        this.name = name;
    }

    /** The file or record that names it. */
    public String namedBy() {
        return namedBy;
    }

    public String name() {
        return name;
    }
}
