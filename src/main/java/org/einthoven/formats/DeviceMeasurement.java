package org.einthoven.formats;

/** A measurement that the device made itself; never mixed with those of a reading. */
public record DeviceMeasurement(Kind kind, double value) {
    /** What carts measure. */
    public enum Kind {
        VENTRICULAR_RATE("Ventricular rate", "/min"),
        ATRIAL_RATE("Atrial rate", "/min"),
        RR("RR interval", "ms"),
        P_DURATION("P wave duration", "ms"),
        PR("PR interval", "ms"),
        QRS("QRS duration", "ms"),
        QT("QT interval", "ms"),
        QTC("QTc, correction not stated", "ms"),
        QTC_BAZETT("QTc (Bazett)", "ms"),
        QTC_FRIDERICIA("QTc (Fridericia)", "ms"),
        P_AXIS("P axis", "deg"),
        QRS_AXIS("QRS axis", "deg"),
        T_AXIS("T axis", "deg");

        private final String display;
        private final String unit;

        Kind(String display, String unit) {
            this.display = display;
            this.unit = unit;
        }

        public String display() {
            return display;
        }

        /** UCUM. */
        public String unit() {
            return unit;
        }
    }
}
