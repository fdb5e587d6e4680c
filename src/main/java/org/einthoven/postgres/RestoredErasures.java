package org.einthoven.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.einthoven.erasure.ErasureList;
import org.einthoven.erasure.ListSeal;
import org.einthoven.faults.FaultException;

/**
 * The list of erasures by which a server that starts on a restored database erases again: the one that lies where the server looks, with
 * the one that is given, or none where that is said in so many words.
 */
final class RestoredErasures {
    static final String NONE = "--no-erasures";

    private final Optional<Path> place;
    private final String own;
    private final String given;
    private final boolean none;

    private RestoredErasures(Optional<Path> place, String own, String given, boolean none) {
        this.place = place;
        this.own = own;
        this.given = given;
        this.none = none;
    }

    /** There is no list, or it is none. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * @param place where the server keeps its list; empty where it has none
     * @param given the file of a list, {@link #NONE}, or empty
     * @throws Unusable before anything is done
     */
    static RestoredErasures of(Optional<Path> place, String given) {
        if (given.equals(NONE)) {
            return new RestoredErasures(place, "", "", true);
        }
        if (place.isEmpty()) {
            throw new Unusable(
                    "Set EINTHOVEN_ERASURES_FILE to the file in which the server keeps its list of erasures, or say "
                            + NONE + ": whoever was erased since the back-up is back then.");
        }
        String own = read(place.get(), true);
        String list = given.isEmpty() ? "" : read(Path.of(given).toAbsolutePath(), false);
        if (own.isEmpty() && list.isEmpty()) {
            throw new Unusable("There is no list of erasures at " + place.get()
                    + ". Give the one of the server that was backed up: restore FILE ERASURES, with erasures.ndjson of its home or"
                    + " the copy from /keeping; or say " + NONE
                    + ": whoever was erased since the back-up is back then.");
        }
        return new RestoredErasures(place, own, list, false);
    }

    private static String read(Path list, boolean optional) {
        try {
            String text = Files.readString(list);
            ErasureList.check(text);
            return text;
        } catch (NoSuchFileException missing) {
            if (optional) {
                return "";
            }
            throw new Unusable(list + " is not there");
        } catch (IOException failed) {
            throw new Unusable(list + " cannot be read: " + failed);
        } catch (FaultException none) {
            throw new Unusable(list + " is no list of erasures: " + none.getMessage());
        }
    }

    /** Looks whether they are this database's; where there are none it forgets that there was one, for which the server would ask. */
    void settle(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (none) {
                if (has(statement, "erasure_list")) {
                    statement.execute("delete from erasure_list");
                }
                return;
            }
            if (!has(statement, "site_key")) {
                throw new StartFailure(
                        "The back-up is of a version that listed no erasures: nothing was restored. With " + NONE
                                + " it is, into another empty database.");
            }
            try (ResultSet key = statement.executeQuery("select key from site_key")) {
                key.next();
                ErasureList.parse(own + "\n" + given, new ListSeal(key.getBytes(1)));
            }
        } catch (FaultException another) {
            throw new StartFailure(
                    "The list of erasures is not one of the database that was backed up: nothing was restored ("
                            + another.getMessage() + "). Begin again with its list and another empty database.");
        }
    }

    private static boolean has(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Adds what was given to the server's own: which of them the database knows is seen when the server starts. */
    void lay() {
        if (given.isEmpty()) {
            return;
        }
        Path list = place.orElseThrow();
        try {
            if (own.isEmpty()) {
                ServerHome.createPrivateFile(list);
            }
            Files.write(list, ('\n' + given).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new StartFailure(
                    "The rows are restored, but the list of erasures could not be laid at " + list
                            + ": do so before the server is started.",
                    failed);
        }
    }
}
