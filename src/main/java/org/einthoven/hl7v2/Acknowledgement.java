package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.util.Set;
import org.einthoven.outbox.DeliveryFailed;

/** What a receiver says to a message. */
final class Acknowledgement {
    private static final Set<String> TAKEN = Set.of("AA", "CA");

    /** What may be wrong is quoted so far. */
    private static final int LONGEST_QUOTE = 20;

    /** @throws DeliveryFailed unless the message with {@code controlId} was taken */
    static void require(String answer, String controlId) {
        Terser fields = fields(answer);
        String code = get(fields, "MSA-1");
        if (!get(fields, "MSA-2").equals(controlId)) {
            throw new DeliveryFailed("The receiver acknowledged another message.");
        }
        if (!TAKEN.contains(code)) {
            String error = get(fields, "/ERR-3-1");
            throw new DeliveryFailed("The receiver answered " + quote(code)
                    + (error.isEmpty() ? "." : ", error " + quote(error) + " of HL7 table 0357."));
        }
    }

    private static Terser fields(String answer) {
        try {
            return new Terser(new PipeParser(new CanonicalModelClassFactory(ReportMessage.VERSION)).parse(answer));
        } catch (HL7Exception broken) {
            throw new DeliveryFailed("The receiver answered something that is no HL7 v2 acknowledgement.", broken);
        }
    }

    /** Empty where it is not there. The texts beside the codes are not quoted: they may be about the patient. */
    private static String get(Terser fields, String field) {
        try {
            String value = fields.get(field);
            return value == null ? "" : value;
        } catch (HL7Exception missing) {
            return "";
        }
    }

    private static String quote(String code) {
        return code.length() > LONGEST_QUOTE ? code.substring(0, LONGEST_QUOTE) : code;
    }

    private Acknowledgement() {}
}
