package org.einthoven.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.einthoven.inference.ModelFault;

/** How the commands of the workshop end: with their work done, or with one line that says what to mend. */
public final class Command {

    private static final int BAD_INPUT = 2;

    private Command() {}

    /** What a command does; an IllegalArgumentException says what is wrong with the words that it was given. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Exit status: 0, or 2 after one line on standard error that says what to mend, in the command or in which file.
     *
     * @param usage the words that the command takes
     */
    public static int status(Work work, Supplier<String> usage) {
        try {
            work.run();
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(Complaint.oneLine(e.getMessage() + "; " + usage.get()));
        } catch (UncheckedIOException e) {
            System.err.println(Complaint.about(e.getCause()));
        } catch (IOException e) {
            System.err.println(Complaint.about(e));
        } catch (ModelFault e) {
            System.err.println(Complaint.oneLine(e.getMessage()));
        }
        return BAD_INPUT;
    }
}
