package org.einthoven.hl7v2;

import java.util.List;
import java.util.UUID;

/** Orders as a hospital's systems send them. */
final class OrderMessages {
    /** A number that nothing has yet. */
    static String fresh() {
        return UUID.randomUUID().toString().substring(0, 18);
    }

    static String message(String... segments) {
        return String.join("\r", segments) + "\r";
    }

    static String header(String type, String version, String controlId) {
        return "MSH|^~\\&|HIS|HOSP|EINTHOVEN|EINTHOVEN|20260304050607+0100||" + type + "|" + controlId + "|P|" + version
                + "||||||UNICODE UTF-8";
    }

    static String patient(String mrn) {
        return "PID|1||" + mrn + "^^^HOSP^MR||de Vries^Anna^Maria Johanna||19610203|F";
    }

    /** An order for a 12-lead ECG and nothing that need not be there. */
    static String order(String control, String placer, String mrn) {
        return message(
                header("ORM^O01", "2.5.1", fresh()),
                patient(mrn),
                "ORC|" + control + "|" + placer + "^HIS",
                "OBR|1|" + placer + "^HIS||11524-6^EKG study^LN");
    }

    static String field(String answer, String segment, int number) {
        List<String> fields = answer.lines()
                .filter(line -> line.startsWith(segment + "|"))
                .findFirst()
                .map(line -> List.of(line.split("\\|", -1)))
                .orElseThrow(() -> new AssertionError("no " + segment + " in " + answer));
        int index = segment.equals("MSH") ? number - 1 : number;
        return index < fields.size() ? fields.get(index) : "";
    }

    private OrderMessages() {}
}
