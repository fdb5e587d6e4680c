package org.einthoven.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureList;
import org.einthoven.erasure.ListSeal;
import org.einthoven.faults.FaultException;

/**
 * The list of erasures by which a server that starts on a restored database erases again: the one that lies where the server looks, with
 * the one that is given, or none where that is said in so many words.
 */
final class RestoredErasures {
    static final String NONE = "--no-erasures";

    /** Before a list of a version that did not seal it: whoever restores answers for it, and it is sealed now. */
    static final String UNSEALED = "--unsealed";

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
     * @param words the file of a list, perhaps after {@link #UNSEALED}, or {@link #NONE}, or nothing
     * @throws Unusable before anything is done
     */
    static RestoredErasures of(Optional<Path> place, List<String> words) {
        if (words.equals(List.of(NONE))) {
            return new RestoredErasures(place, "", "", true);
        }
        if (place.isEmpty()) {
            throw new Unusable(
                    "Set EINTHOVEN_ERASURES_FILE to the file in which the server keeps its list of erasures, or say "
                            + NONE + ": whoever was erased since the back-up is back then.");
        }
        boolean unsealed = words.size() > 1;
        String own = read(place.get(), true, unsealed);
        String list =
                words.isEmpty() ? "" : read(Path.of(words.get(words.size() - 1)).toAbsolutePath(), false, unsealed);
        if (unsealed && list.isBlank()) {
            throw new Unusable(words.get(words.size() - 1)
                    + " is empty: a copy that failed, or the list of a server that had erased nobody. Copy it again; where"
                    + " nobody had been erased, say " + NONE + ".");
        }
        if (own.isEmpty() && list.isEmpty()) {
            throw new Unusable("There is no list of erasures at " + place.get()
                    + ". Give the one of the server that was backed up: restore FILE ERASURES, with erasures.ndjson of its home or"
                    + " the copy from /keeping; or say " + NONE
                    + ": whoever was erased since the back-up is back then.");
        }
        return new RestoredErasures(place, own, list, false);
    }

    private static String read(Path list, boolean optional, boolean unsealed) {
        try {
            String text = Files.readString(list);
            if (!unsealed || !ErasureList.isUnsealed(text)) {
                ErasureList.check(text);
            } else {
                ErasureList.unsealed(text);
            }
            return text;
        } catch (NoSuchFileException missing) {
            if (optional) {
                return "";
            }
            throw new Unusable(list + " is not there");
        } catch (IOException failed) {
            throw new Unusable(list + " cannot be read: " + failed);
        } catch (FaultException wrong) {
            throw new Unusable(list + " is no list of erasures: " + wrong.getMessage()
                    + " One that a version before V49 of the tables wrote has no seals: restore FILE " + UNSEALED
                    + " ERASURES takes it as it is.");
        }
    }

    /**
     * Looks whether they are this database's, and lays them where the server looks; where there are none it forgets that there was a list,
     * for which the server would ask. To be done before the rows are there for good: a server must not find them without the list.
     */
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
                lay(new ListSeal(key.getBytes(1)));
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

    private static List<Listed> listed(String text, ListSeal seal) {
        if (text.isEmpty() || ErasureList.isUnsealed(text)) {
            return ErasureList.unsealed(text);
        }
        return ErasureList.parse(text, seal);
    }

    /** Adds what was given to the server's own: which of them the database knows is seen when the server starts. */
    private void lay(ListSeal seal) {
        Map<UUID, Listed> known = new LinkedHashMap<>();
        Stream.of(own, given)
                .flatMap(text -> listed(text, seal).stream())
                .forEach(erasure -> known.putIfAbsent(erasure.id(), erasure));
        List<Listed> all = List.copyOf(known.values());
        Path list = place.orElseThrow();
        Path fresh = list.resolveSibling(list.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            ServerHome.createPrivateFile(fresh);
            Files.writeString(fresh, ErasureList.write(all, seal));
            Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new StartFailure(
                    "The list of erasures could not be laid at " + list
                            + ": nothing was restored. Begin again with a file in"
                            + " a folder that is there and may be written to, and another empty database.",
                    failed);
        }
        System.out.println("The list of erasures names " + all.size()
                + all.stream()
                        .map(Listed::at)
                        .max(Comparator.naturalOrder())
                        .map(last -> ", the last of " + last)
                        .orElse("")
                + ": a list of earlier would not name all of them.");
    }
}
