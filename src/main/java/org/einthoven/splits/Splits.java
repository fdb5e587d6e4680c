package org.einthoven.splits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Which records of a published set are for development, in five folds by patient, and which are kept for the test.
 * Names of splits are {@code dev} (all folds), {@code fold0} to {@code fold4}, {@code test} and what else the set has,
 * such as {@code paced}.
 */
public final class Splits {

    public static final int FOLDS = 5;

    public static final String TEST = "test";
    public static final String DEVELOPMENT = "dev";
    private static final String FOLD = "fold";

    /** Records of a patient who is also in the test split: scored as their own split says, never trained on. */
    private static final String BARRED = "barred";

    private static final String PACED = "paced";

    private final String set;
    private final Map<String, Set<String>> groups;

    Splits(String set, Map<String, Set<String>> groups) {
        this.set = set;
        this.groups = groups;
        Set<String> seen = new LinkedHashSet<>();
        groups.forEach((group, ids) -> ids.forEach(id -> {
            if (!group.equals(BARRED) && !seen.add(id)) {
                throw new IllegalArgumentException(set + " " + id + " is in two splits");
            }
        }));
    }

    public static Splits ludb() {
        return listed("ludb");
    }

    public static Splits mitdb() {
        return listed("mitdb");
    }

    public static Splits svdb() {
        return listed("svdb");
    }

    /** Of this set the development alone is listed, under the name {@code development}: all other pulses are the test. */
    public static Splits ppgbp() {
        return listed("ppgbp");
    }

    /** CinC 2017 names no patients: ids divisible by 5 are the test, a hash of the id shares out the rest. */
    public static Splits cinc2017() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (int number = 1; number <= 8528; number++) {
            String id = "A%05d".formatted(number);
            CRC32 hash = new CRC32();
            hash.update(id.getBytes(StandardCharsets.US_ASCII));
            String group = number % 5 == 0 ? TEST : FOLD + hash.getValue() % FOLDS;
            groups.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(id);
        }
        return new Splits("cinc2017", groups);
    }

    /**
     * PTB-XL by its own patient-disjoint folds: 10 is the test, 9 the validation, 1 to 8 are development.
     *
     * @param strataById {@code strat_fold} by {@code ecg_id} of {@code ptbxl_database.csv}
     */
    public static Splits ptbxl(Map<String, Integer> strataById) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        strataById.forEach((id, stratum) -> {
            String group =
                    switch (stratum) {
                        case 10 -> TEST;
                        case 9 -> "validation";
                        default -> FOLD + stratum % FOLDS;
                    };
            groups.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(id);
        });
        return new Splits("ptbxl", groups);
    }

    /**
     * The ids of a split in the set's order.
     *
     * @throws IllegalArgumentException for a name that this set does not have
     */
    public List<String> records(String split) {
        if (split.equals(DEVELOPMENT)) {
            List<String> all = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                all.addAll(groups.getOrDefault(FOLD + fold, Set.of()));
            }
            return all;
        }
        Set<String> ids = groups.get(split);
        if (ids == null || split.equals(BARRED)) {
            throw new IllegalArgumentException(set + " has no split " + split + "; it has dev and " + groups.keySet());
        }
        return List.copyOf(ids);
    }

    /** What a model may learn from when {@code fold} is held out to measure it. */
    public List<String> trainingWithout(int fold) {
        List<String> ids = new ArrayList<>(trainable());
        ids.removeAll(groups.getOrDefault(FOLD + fold, Set.of()));
        return ids;
    }

    /** What the final model may learn from. */
    public List<String> trainable() {
        List<String> ids = new ArrayList<>(records(DEVELOPMENT));
        ids.removeAll(groups.getOrDefault(BARRED, Set.of()));
        return ids;
    }

    /** Every id of the set, whatever its split. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        groups.values().forEach(all::addAll);
        return all;
    }

    /** Records of patients with a pacemaker, which are never scored (ANSI/AAMI EC57); none where the set lists none. */
    public Set<String> paced() {
        return groups.getOrDefault(PACED, Set.of());
    }

    /** Records that are kept for the test, or are of a patient who is also in the test. */
    public Set<String> barred() {
        Set<String> barred = new LinkedHashSet<>(groups.getOrDefault(TEST, Set.of()));
        barred.addAll(groups.getOrDefault(BARRED, Set.of()));
        return barred;
    }

    /**
     * Stops a training that would see the test.
     *
     * @throws IllegalArgumentException naming the first id that must not be learned from
     */
    public void requireTrainable(Collection<String> ids) {
        for (String id : ids) {
            if (groups.getOrDefault(TEST, Set.of()).contains(id)) {
                throw new IllegalArgumentException(set + " " + id + " is a test record: nothing may be trained on it");
            }
            if (groups.getOrDefault(BARRED, Set.of()).contains(id)) {
                throw new IllegalArgumentException(
                        set + " " + id + " is of a patient who is also in the test: nothing may be trained on it");
            }
            if (groups.values().stream().noneMatch(group -> group.contains(id))) {
                throw new IllegalArgumentException(set + " has no record " + id);
            }
        }
    }

    private static Splits listed(String set) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        String resource = "/splits/" + set + ".txt";
        try (InputStream in = Splits.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] parts = line.split(": ");
                        groups.computeIfAbsent(parts[0], g -> new LinkedHashSet<>())
                                .addAll(List.of(parts[1].split(" ")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Splits(set, groups);
    }
}
