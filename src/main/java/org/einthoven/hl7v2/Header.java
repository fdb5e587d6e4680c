package org.einthoven.hl7v2;

import java.util.Locale;
import java.util.regex.Pattern;
import org.einthoven.hl7v2.Refusal.Error;

/**
 * What a message says of itself (MSH); what it does not say is empty.
 *
 * @param acceptance when the sender wants to know that the message is safe (MSH-15, HL7 table 0155)
 * @param application when the sender wants to know what became of it (MSH-16)
 */
record Header(
        String sendingApplication,
        String sendingFacility,
        String code,
        String trigger,
        String controlId,
        String processing,
        String version,
        String acceptance,
        String application) {
    /** As the standard has it (ST 20), and as much as those send who do not keep to it. */
    private static final int LONGEST_CONTROL_ID = 199;

    /** @param header the segment as text */
    static Header of(String header) {
        String type = MessageText.field(header, 9);
        return new Header(
                component(header, MessageText.field(header, 3), 0),
                component(header, MessageText.field(header, 4), 0),
                component(header, type, 0),
                component(header, type, 1),
                MessageText.field(header, 10).strip(),
                component(header, MessageText.field(header, 11), 0),
                component(header, MessageText.field(header, 12), 0),
                MessageText.field(header, 15).strip(),
                MessageText.field(header, 16).strip());
    }

    private static String component(String header, String field, int index) {
        String[] components = field.split(Pattern.quote(header.substring(4, 5)), -1);
        return index < components.length ? components[index].strip() : "";
    }

    /** Refuses what is no order, whatever it says otherwise. */
    void check(String wantedProcessing) {
        if (controlId.isEmpty() || controlId.length() > LONGEST_CONTROL_ID) {
            throw Refusal.rejected(Error.REQUIRED_FIELD, 10, "MSH-10 is missing, or too long.");
        }
        String event = code + "^" + trigger;
        if (!code.equals("ORM") && !code.equals("OML")) {
            throw Refusal.rejected(Error.MESSAGE_TYPE, 9, "Orders are taken here, as ORM^O01 or OML^O21.");
        }
        if (!event.equals("ORM^O01") && !event.equals("OML^O21")) {
            throw Refusal.rejected(Error.EVENT, 9, "Orders are taken here as ORM^O01 or OML^O21.");
        }
        if (!version.matches("2\\.[3-6](\\.1)?")) {
            throw Refusal.rejected(Error.VERSION, 12, "Versions 2.3 to 2.6 are understood here.");
        }
        if (!processing.isEmpty() && !processing.equals(wantedProcessing)) {
            throw Refusal.rejected(
                    Error.PROCESSING_ID, 11, "Messages with processing id " + wantedProcessing + " are taken here.");
        }
    }

    /** Who sends, by their own word. */
    String sender() {
        return sendingApplication + "@" + sendingFacility;
    }

    /** In the enhanced mode of 2.9.3, which a sender chooses by either field. */
    boolean isEnhanced() {
        return !acceptance.isEmpty() || !application.isEmpty();
    }

    /** @param condition of HL7 table 0155 */
    static boolean isWanted(String condition, boolean taken) {
        return switch (condition.toUpperCase(Locale.ROOT)) {
            case "AL" -> true;
            case "SU" -> taken;
            case "ER" -> !taken;
            default -> false;
        };
    }
}
