package org.einthoven.fhir.bulk;

/** How far an export is. */
sealed interface ExportPosition {

    String ASKED = "asked";
    String WAITING = "waiting";

    /** Nothing is done. */
    record Asked() implements ExportPosition {
        @Override
        public String text() {
            return ASKED;
        }
    }

    /** Until the transactions before this horizon have ended, which may have written before the export's time. */
    record Waiting(long horizon) implements ExportPosition {
        @Override
        public String text() {
            return WAITING + " " + horizon;
        }
    }

    /**
     * Behind a resource.
     *
     * @param type the place of its type in the plan
     * @param id the last that was written; empty before the first
     */
    record Behind(int type, String id) implements ExportPosition {
        @Override
        public String text() {
            return type + " " + id;
        }
    }

    String text();

    static ExportPosition parse(String text) {
        if (text.equals(ASKED)) {
            return new Asked();
        }
        String[] words = text.split(" ", 2);
        return words[0].equals(WAITING)
                ? new Waiting(Long.parseLong(words[1]))
                : new Behind(Integer.parseInt(words[0]), words[1]);
    }
}
