package org.einthoven.formats.scp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.einthoven.formats.ByteReader;

/**
 * Bimodal compression (EN 1064, sections 4 and 6): what lies within protected areas, around each QRS, is there sample by sample;
 * between them there is one mean for every {@link #factor} samples, and what is left over is there as it was.
 *
 * @param areas in order, apart from one another
 */
record Decimation(int factor, List<Area> areas) {

    /** Carts average 2 to 4 samples; more leaves nothing of a P wave. */
    private static final int MOST = 10;

    /**
     * Samples that are kept as they were.
     *
     * @param start of the first one, {@code end} of the last one, counted from 1 as the file does
     */
    record Area(long start, long end) {}

    Decimation {
        areas = List.copyOf(areas);
    }

    /** Nothing was averaged. */
    static final Decimation NONE = new Decimation(1, List.of());

    /**
     * Reads the protected areas, behind the beats of section 4.
     *
     * @param intervalMicros between the means, and {@code recordedMicros} between the samples
     * @param beats how many there are, each with an area
     */
    static Decimation read(ByteReader section, int beats, int intervalMicros, int recordedMicros) {
        int factor = intervalMicros / recordedMicros;
        if (factor < 1 || factor > MOST || factor * recordedMicros != intervalMicros) {
            throw section.damaged(
                    "means of every " + intervalMicros + " µs of samples of every " + recordedMicros + " µs");
        }
        List<Area> read = new ArrayList<>();
        for (int i = 0; i < beats; i++) {
            Area area =
                    new Area(section.u32("the begin of a protected area"), section.u32("the end of a protected area"));
            if (area.start() > 0 && area.end() >= area.start()) {
                read.add(area);
            }
        }
        read.sort(Comparator.comparingLong(Area::start));
        List<Area> apart = new ArrayList<>();
        long last = 0;
        for (Area area : read) {
            if (area.end() > last) {
                apart.add(new Area(Math.max(area.start(), last + 1), area.end()));
                last = area.end();
            }
        }
        return new Decimation(factor, apart);
    }

    /** How many values the file has of a lead from sample {@code first} on, counted from 1. */
    long stored(long first, long samples) {
        long stored = 0;
        for (Area part : parts(first, samples)) {
            long length = part.end() - part.start() + 1;
            stored += isProtected(part) ? length : length / factor + length % factor;
        }
        return stored;
    }

    /**
     * The samples of a lead: a mean stands in the middle of the samples that it is of, and between two means is a straight line.
     *
     * @param stored as many as {@link #stored} says, or fewer, where the file was cut: so far the lead reaches
     */
    int[] restored(int[] stored, long first, int samples) {
        int[] restored = new int[samples];
        int from = 0;
        int to = 0;
        for (Area part : parts(first, samples)) {
            int length = (int) (part.end() - part.start() + 1);
            int all = isProtected(part) ? 0 : length / factor;
            int means = Math.min(all, stored.length - from);
            for (int i = 0; i < means * factor; i++) {
                restored[to + i] = between(stored, from, means, i);
            }
            int plain = Math.min(length - all * factor, stored.length - from - means);
            System.arraycopy(stored, from + means, restored, to + means * factor, plain);
            from += means + plain;
            to += means * factor + plain;
        }
        return Arrays.copyOf(restored, to);
    }

    /** The sample at {@code index} of those that the means from {@code from} on are of. */
    private int between(int[] stored, int from, int means, int index) {
        double place = (index + 0.5) / factor - 0.5;
        int before = Math.max(0, Math.min(means - 1, (int) Math.floor(place)));
        int after = Math.min(means - 1, before + 1);
        double share = Math.max(0, Math.min(1, place - before));
        return (int) Math.round(stored[from + before] * (1 - share) + stored[from + after] * share);
    }

    private boolean isProtected(Area part) {
        if (factor == 1) {
            return true;
        }
        // a file may have thousands of areas, in order and apart
        int place = Collections.binarySearch(areas, part, Comparator.comparingLong(Area::start));
        int area = place >= 0 ? place : -place - 2;
        return area >= 0 && part.end() <= areas.get(area).end();
    }

    /** The lead from begin to end, in areas and what lies between them. */
    private List<Area> parts(long first, long samples) {
        List<Area> parts = new ArrayList<>();
        long end = first + samples - 1;
        long at = first;
        for (Area area : areas) {
            long start = Math.max(at, area.start());
            long last = Math.min(end, area.end());
            if (start > last) {
                continue;
            }
            if (start > at) {
                parts.add(new Area(at, start - 1));
            }
            parts.add(new Area(start, last));
            at = last + 1;
        }
        if (at <= end) {
            parts.add(new Area(at, end));
        }
        return parts;
    }
}
