package org.einthoven.fhir.bulk;

/**
 * How far an import is.
 *
 * @param part the file that is being read; those before are done
 * @param lines of it that are done
 */
record ImportPosition(int part, int lines) {

    static final ImportPosition FIRST = new ImportPosition(1, 0);

    String text() {
        return part + " " + lines;
    }

    static ImportPosition parse(String text) {
        String[] words = text.split(" ", 2);
        return new ImportPosition(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
}
