package org.einthoven.formats;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A measurement that the device made itself; never mixed with those of a reading. */
public record DeviceMeasurement(Kind kind, double value) {
    /** What carts measure. */
    public enum Kind {
        VENTRICULAR_RATE("Ventricular rate", "/min", 147842),
        ATRIAL_RATE("Atrial rate", "/min", 0),
        RR("RR interval", "ms", 147072),
        P_DURATION("P wave duration", "ms", 147256),
        PR("PR interval", "ms", 146944),
        QRS("QRS duration", "ms", 147228),
        QT("QT interval", "ms", 147232),
        QTC("QTc, correction not stated", "ms", 147236),
        QTC_BAZETT("QTc (Bazett)", "ms", 146952),
        QTC_FRIDERICIA("QTc (Fridericia)", "ms", 146964),
        P_AXIS("P axis", "deg", 147200),
        QRS_AXIS("QRS axis", "deg", 147204),
        T_AXIS("T axis", "deg", 147208);

        private final String display;
        private final String unit;
        private final int mdc;

        Kind(String display, String unit, int mdc) {
            this.display = display;
            this.unit = unit;
            this.mdc = mdc;
        }

        public String display() {
            return display;
        }

        /** UCUM. */
        public String unit() {
            return unit;
        }

        /** The code in ISO/IEEE 11073-10102 (DICOM PS3.16 CID 3227 and 3229); empty where it has none for exactly this. */
        public OptionalInt mdc() {
            return mdc == 0 ? OptionalInt.empty() : OptionalInt.of(mdc);
        }

        /** The measurement of that code. */
        public static Optional<Kind> ofMdc(int code) {
            return code == 0
                    ? Optional.empty()
                    : Stream.of(values()).filter(kind -> kind.mdc == code).findFirst();
        }
    }
}
