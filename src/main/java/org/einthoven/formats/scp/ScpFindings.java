package org.einthoven.formats.scp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileLimits;

/** What the electrocardiograph measured (EN 1064, section 7) and states (section 8). */
final class ScpFindings {
    /** From here on values are no measurements but reasons why there is none. */
    private static final int NOT_MEASURED = 29_999;

    /** An axis that cannot be told is 999. */
    private static final int NO_AXIS = 999;

    private static final int BEAT_BLOCK = 16;
    private static final int SPIKE = 4;
    private static final int SPIKE_DETAILS = 6;

    private final List<DeviceMeasurement> measurements = new ArrayList<>();

    /** Global measurements: the first block is that of the reference beat, or of the whole ECG. */
    List<DeviceMeasurement> measurements(ByteReader section) {
        int beats = section.u8("the number of measured beats");
        int spikes = section.u8("the number of pacemaker spikes");
        add(Kind.RR, section.u16("the RR interval"));
        section.skip(2, "the PP interval");
        if (beats > 0) {
            beat(section.take(BEAT_BLOCK, "the measurements of a beat"));
            section.skip((beats - 1L) * BEAT_BLOCK, "the measurements of beats");
        }
        section.skip((long) spikes * (SPIKE + SPIKE_DETAILS), "pacemaker spikes");
        if (section.left() >= 2) {
            rates(section);
        }
        return measurements;
    }

    private void beat(ByteReader block) {
        int pOnset = block.u16("P onset");
        int pOffset = block.u16("P offset");
        int qrsOnset = block.u16("QRS onset");
        int qrsOffset = block.u16("QRS offset");
        int tOffset = block.u16("T offset");
        addBetween(Kind.P_DURATION, pOnset, pOffset);
        addBetween(Kind.PR, pOnset, qrsOnset);
        addBetween(Kind.QRS, qrsOnset, qrsOffset);
        addBetween(Kind.QT, qrsOnset, tOffset);
        Stream.of(Kind.P_AXIS, Kind.QRS_AXIS, Kind.T_AXIS).forEach(kind -> {
            int degrees = block.i16("an axis");
            if (Math.abs(degrees) <= 360 && degrees != NO_AXIS) {
                measurements.add(new DeviceMeasurement(kind, degrees));
            }
        });
    }

    /** Writers that end here, or in the middle of it, are frequent: then there are no rates. */
    private void rates(ByteReader section) {
        int types = section.u16("the number of beat types");
        if (section.left() < types + 7) {
            return;
        }
        section.skip(types, "the types of beats");
        add(Kind.VENTRICULAR_RATE, section.u16("the ventricular rate"));
        add(Kind.ATRIAL_RATE, section.u16("the atrial rate"));
        int corrected = section.u16("QTc");
        add(section.u8("the correction of QT") == 1 ? Kind.QTC_BAZETT : Kind.QTC, corrected);
    }

    private void add(Kind kind, int value) {
        if (value > 0 && value < NOT_MEASURED) {
            measurements.add(new DeviceMeasurement(kind, value));
        }
    }

    private void addBetween(Kind kind, int from, int to) {
        if (from < NOT_MEASURED && to < NOT_MEASURED && to > from) {
            measurements.add(new DeviceMeasurement(kind, to - from));
        }
    }

    /** The full text of the report, statement by statement. */
    static List<String> statements(ByteReader section) {
        section.skip(8, "the date of the report");
        int count = Math.min(section.u8("the number of statements"), FileLimits.MAX_STATEMENTS);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            section.skip(1, "the number of a statement");
            int length = section.u16("the length of a statement");
            statements.add(section.text(length, StandardCharsets.ISO_8859_1, "a statement")
                    .strip());
        }
        return statements.stream().filter(text -> !text.isEmpty()).toList();
    }
}
