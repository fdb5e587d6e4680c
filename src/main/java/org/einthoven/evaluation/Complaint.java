package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One line on what is wrong with the files that a command of the workshop was given, or could not write. */
public final class Complaint {

    private Complaint() {}

    /** Names the file, says what is wrong with it and, where a published set is not there, where to get it. */
    public static String about(IOException fault) {
        return oneLine(line(fault));
    }

    /** A header may hold anything, also what would make a terminal do something, and a library may say it at length. */
    static String oneLine(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cc}", "?");
    }

    private static String line(IOException fault) {
        if (fault instanceof NoSuchFileException missing) {
            return missing(missing);
        }
        if (fault instanceof FileSystemException of) {
            return of.getFile() + " cannot be read or written: " + why(of);
        }
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }

    private static String missing(NoSuchFileException fault) {
        String why = fault.getReason() == null ? " is not there" : " is not there: " + fault.getReason();
        return fault.getFile() + why + PublicSet.whereToGet(Path.of(fault.getFile()));
    }

    private static String why(FileSystemException fault) {
        return fault.getReason() == null ? fault.getClass().getSimpleName() : fault.getReason();
    }
}
