package org.einthoven.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CPU time and resident memory of the server and its database as Linux accounts for them in {@code /proc}.
 *
 * @param cpuSeconds user and system time of all threads so far
 * @param residentMib resident memory; pages that PostgreSQL's processes share are counted once, in the largest of them
 * @param processes how many they are
 */
record ProcessCost(double cpuSeconds, double residentMib, int processes) {

    /** Clock ticks a second of {@code /proc/PID/stat}: USER_HZ is 100 on every Linux that a JVM runs on. */
    private static final double USER_HZ = 100;

    static ProcessCost ofServer(long pid) {
        return new ProcessCost(cpuSeconds(pid), residentMib(pid), 1);
    }

    /** The postmaster whose command line names {@code home}, and its backends, ended ones included. */
    static ProcessCost ofDatabase(Path home) {
        Set<Long> family = new HashSet<>();
        for (long pid : pids()) {
            if (read("/proc/" + pid + "/cmdline").contains(home.toString())
                    && read("/proc/" + pid + "/comm").startsWith("postgres")) {
                family.add(pid);
            }
        }
        for (long pid : pids()) {
            String[] fields = stat(pid);
            if (fields.length > 1 && family.contains(Long.parseLong(fields[1]))) {
                family.add(pid);
            }
        }
        return new ProcessCost(
                family.stream().mapToDouble(ProcessCost::cpuSeconds).sum(),
                family.stream().mapToDouble(ProcessCost::residentMib).max().orElse(0),
                family.size());
    }

    private static List<Long> pids() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static double cpuSeconds(long pid) {
        String[] fields = stat(pid);
        // utime, stime, and of children that were waited for: fields 14 to 17 of proc(5), counted from the state (3).
        double ticks = 0;
        for (int field = 11; field <= 14 && field < fields.length; field++) {
            ticks += Double.parseDouble(fields[field]);
        }
        return ticks / USER_HZ;
    }

    private static double residentMib(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** The fields of {@code /proc/PID/stat} from the state on; the command before it may hold blanks. */
    private static String[] stat(long pid) {
        String line = read("/proc/" + pid + "/stat");
        return line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
