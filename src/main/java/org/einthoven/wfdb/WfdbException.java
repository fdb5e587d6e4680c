package org.einthoven.wfdb;

import java.io.IOException;

/** A WFDB file that cannot be read as what it claims to be. The message names the file and what is wrong with it. */
public final class WfdbException extends IOException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final String problem;
    private final boolean tooLong;

    WfdbException(WfdbFiles files, String file, String problem) {
        this(files, file, problem, false);
    }

    private WfdbException(WfdbFiles files, String file, String problem, boolean tooLong) {
        super(file + " in " + files.place() + ": " + problem);
        this.file = file;
        this.problem = problem;
        this.tooLong = tooLong;
    }

    /** A record that nothing is wrong with but its size. */
    static WfdbException tooLong(WfdbFiles files, String file, long samples, long most) {
        return new WfdbException(
                files, file, "a recording of " + samples + " samples is too long (at most " + most + ")", true);
    }

    /** The name of the file that is at fault. */
    public String file() {
        return file;
    }

    public boolean isTooLong() {
        return tooLong;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }
}
