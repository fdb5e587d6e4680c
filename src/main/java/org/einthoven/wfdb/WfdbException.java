package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.file.Path;

/** A WFDB file that cannot be read as what it claims to be. The message names the file and what is wrong with it. */
public final class WfdbException extends IOException {

    private static final long serialVersionUID = 1;

    WfdbException(Path file, String problem) {
        super(file.getFileName() + " in " + file.toAbsolutePath().getParent() + ": " + problem);
    }
}
