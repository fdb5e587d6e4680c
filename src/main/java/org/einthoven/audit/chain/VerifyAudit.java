package org.einthoven.audit.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.einthoven.audit.chain.LogVerifier.Verdict;

/**
 * The command {@code mvn -q compile exec:java@verify-audit -Dexec.args="FILE --key KEY"}: says whether an exported log, or
 * the proof of an event, is what a server signed. It needs neither that server nor its database.
 */
public final class VerifyAudit {
    private static final int FAULTS = 1;
    private static final int BAD_USAGE = 2;
    private static final String USAGE = "usage: FILE --key KEY, where KEY is the server's public key or a file with it";

    private VerifyAudit() {}

    public static void main(String[] args) throws IOException {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, 1 where something was tampered with, or 2 after one line on standard error that says what to mend. */
    static int run(String... args) throws IOException {
        try {
            if (args.length != 3 || !args[1].equals("--key")) {
                throw new IllegalArgumentException("one file and one key are needed");
            }
            VerificationKey key = key(args[2]);
            try (BufferedReader log = Files.newBufferedReader(Path.of(args[0]))) {
                return tell(new LogVerifier(key).verify(log));
            }
        } catch (NoSuchFileException none) {
            return misused("there is no file " + none.getMessage());
        } catch (IllegalArgumentException e) {
            return misused(String.valueOf(e.getMessage()));
        }
    }

    private static VerificationKey key(String argument) throws IOException {
        boolean file = argument.length() < 1_000 && Files.isRegularFile(Path.of(argument));
        return VerificationKey.parse(file ? Files.readString(Path.of(argument)) : argument);
    }

    private static int misused(String what) {
        System.err.println(what + "; " + USAGE);
        return BAD_USAGE;
    }

    private static int tell(Verdict verdict) {
        verdict.proved().forEach(System.out::println);
        verdict.problems().forEach(problem -> System.out.println("NOT IN ORDER: " + problem));
        return verdict.problems().isEmpty() ? 0 : FAULTS;
    }
}
