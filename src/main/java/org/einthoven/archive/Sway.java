package org.einthoven.archive;

import java.util.EnumSet;
import java.util.Set;
import org.einthoven.diagnosis.ReaderStatement;

/**
 * How a reader's statements changed after seeing the machine's, counted in statements that at least one of the two made.
 * What the reader put in other words is left out.
 *
 * @param recordings how many were read blind and signed
 * @param alikeKept both made it, and the reader signed it
 * @param alikeDropped both made it, and the reader did not sign it: away from the machine
 * @param adopted the machine alone made it, and the reader signed it: towards the machine
 * @param declined the machine alone made it, and the reader did not sign it
 * @param ownDropped the reader alone made it, and did not sign it: towards the machine
 * @param ownKept the reader alone made it, and signed it
 * @param late neither made it, and the reader signed it: away from the machine
 */
public record Sway(
        int recordings,
        int alikeKept,
        int alikeDropped,
        int adopted,
        int declined,
        int ownDropped,
        int ownKept,
        int late) {
    public static final Sway NONE = new Sway(0, 0, 0, 0, 0, 0, 0, 0);

    /** Of one recording. */
    static Sway of(
            Set<ReaderStatement> own,
            Set<ReaderStatement> machine,
            Set<ReaderStatement> stated,
            Set<ReaderStatement> reworded) {
        int[] counts = new int[8];
        for (ReaderStatement statement : EnumSet.allOf(ReaderStatement.class)) {
            if (!reworded.contains(statement)) {
                int which = (own.contains(statement) ? 4 : 0)
                        + (machine.contains(statement) ? 2 : 0)
                        + (stated.contains(statement) ? 1 : 0);
                counts[which]++;
            }
        }
        return new Sway(1, counts[7], counts[6], counts[3], counts[2], counts[4], counts[5], counts[1]);
    }

    Sway plus(Sway other) {
        return new Sway(
                recordings + other.recordings,
                alikeKept + other.alikeKept,
                alikeDropped + other.alikeDropped,
                adopted + other.adopted,
                declined + other.declined,
                ownDropped + other.ownDropped,
                ownKept + other.ownKept,
                late + other.late);
    }

    /** Statements that both made before the reader knew. */
    public int alike() {
        return alikeKept + alikeDropped;
    }

    public int onlyMachine() {
        return adopted + declined;
    }

    public int onlyOwn() {
        return ownDropped + ownKept;
    }

    /** Changes to what the machine said. */
    public int towards() {
        return adopted + ownDropped;
    }

    /** Changes to what the machine did not say. */
    public int away() {
        return alikeDropped + late;
    }
}
