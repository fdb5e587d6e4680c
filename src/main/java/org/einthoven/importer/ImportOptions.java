package org.einthoven.importer;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param journal the file in which it is written down what was taken in, so that a second start goes on behind it
 * @param fields of the form that goes with each file: patient, zone, rateHz, unit, timeColumn, split
 */
record ImportOptions(List<Path> paths, URI server, String user, Path journal, Map<String, String> fields) {
    static final String USAGE = "usage: PATH... [--server http://localhost:8080] [--user ehr] [--journal FILE]"
            + " [--patient Patient/ID] [--zone ZONE] [--rateHz HZ] [--unit mV] [--timeColumn NAME] [--split];"
            + " the password is read from EINTHOVEN_PASSWORD";

    private static final Set<String> FIELDS =
            Set.of("--patient", "--zone", "--rateHz", "--unit", "--timeColumn", "--split");

    ImportOptions {
        paths = List.copyOf(paths);
        fields = Map.copyOf(fields);
    }

    /** Throws IllegalArgumentException, with one line on what to mend, where the words make no sense. */
    static ImportOptions parse(String... words) {
        List<Path> paths = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                Path path = Path.of(words[i]);
                if (!Files.exists(path)) {
                    throw new IllegalArgumentException("there is nothing at " + path);
                }
                paths.add(path);
            } else if (words[i].equals("--split")) {
                options.put("--split", "true");
            } else if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " wants a value");
            } else {
                options.put(words[i], words[++i]);
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("which files?");
        }
        String server = options.getOrDefault("--server", "http://localhost:8080");
        String user = options.getOrDefault("--user", "ehr");
        Path journal = Path.of(options.getOrDefault("--journal", "import.journal"));
        options.keySet().removeAll(Set.of("--server", "--user", "--journal"));
        Map<String, String> fields = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("unknown option " + name);
            }
            fields.put(name.substring(2), value);
        });
        return new ImportOptions(paths, URI.create(server), user, journal, fields);
    }
}
