package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.model.v251.segment.ERR;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.hl7v2.Refusal.Place;
import org.einthoven.hl7v2.Refusal.Verdict;
import org.jspecify.annotations.Nullable;

/** What a sender is told of a message: in the original mode once, in the enhanced mode as often as it asks to be (2.9.3). */
final class Answer {
    /** The header of a message that had none. */
    private static final Header UNKNOWN = new Header("", "", "", "", "", "", "", "", "");

    private final Hl7Settings settings;
    private final Header header;
    private final @Nullable Refusal refusal;

    /** @param header null where the message had none */
    Answer(Hl7Settings settings, @Nullable Header header, @Nullable Refusal refusal) {
        this.settings = settings;
        this.header = header == null ? UNKNOWN : header;
        this.refusal = refusal;
    }

    /** The verdict in HL7 table 0008. */
    String code() {
        return refusal == null ? "AA" : refusal.verdict().name();
    }

    List<String> render(CharacterSet characters, Instant now) {
        if (!header.isEnhanced()) {
            return List.of(render(code(), characters, now));
        }
        boolean taken = refusal == null;
        boolean application = Header.isWanted(header.application(), taken) && !isRejected();
        List<String> answers = new ArrayList<>();
        if (Header.isWanted(header.acceptance(), taken)) {
            answers.add(render(acceptance(application), characters, now));
        }
        if (application) {
            answers.add(render(code(), characters, now));
        }
        return answers;
    }

    private boolean isRejected() {
        return refusal != null && refusal.verdict() == Verdict.AR;
    }

    /** What is accepted here is done at once: a message that was not is only called safe where the sender hears why not. */
    private String acceptance(boolean application) {
        return isRejected() ? "CR" : refusal == null || application ? "CA" : "CE";
    }

    private String render(String code, CharacterSet characters, Instant now) {
        try {
            ACK ack = new ACK();
            fill(ack.getMSH(), characters, now);
            ack.getMSA().getAcknowledgmentCode().setValue(code);
            ack.getMSA().getMessageControlID().setValue(header.controlId());
            if (refusal != null && !code.equals("CA")) {
                // senders before 2.5 look for it here
                ack.getMSA().getTextMessage().setValue(refusal.getMessage());
                fill(ack.getERR(), refusal);
            }
            return Parsers.lenient().encode(ack);
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("an acknowledgement cannot be written", impossible);
        }
    }

    private void fill(MSH msh, CharacterSet characters, Instant now) throws HL7Exception {
        ReportMessage.header(msh, settings, now);
        msh.getMessageType().getMessageCode().setValue("ACK");
        msh.getMessageType().getTriggerEvent().setValue(header.trigger());
        msh.getMessageType().getMessageStructure().setValue("ACK");
        msh.getReceivingApplication().getNamespaceID().setValue(header.sendingApplication());
        msh.getReceivingFacility().getNamespaceID().setValue(header.sendingFacility());
        msh.getMessageControlID()
                .setValue(UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        msh.getProcessingID().getProcessingID().setValue(header.processing().isEmpty() ? "P" : header.processing());
        msh.getCharacterSet(0).setValue(characters.code());
    }

    private static void fill(ERR err, Refusal refusal) throws HL7Exception {
        Place place = refusal.place();
        if (place != null) {
            err.getErrorLocation(0).getSegmentID().setValue(place.segment());
            err.getErrorLocation(0).getSegmentSequence().setValue(Integer.toString(place.sequence()));
            err.getErrorLocation(0).getFieldPosition().setValue(Integer.toString(place.field()));
        }
        err.getHL7ErrorCode()
                .getIdentifier()
                .setValue(Integer.toString(refusal.error().code()));
        err.getHL7ErrorCode().getText().setValue(refusal.error().text());
        err.getHL7ErrorCode().getNameOfCodingSystem().setValue("HL70357");
        err.getSeverity().setValue("E");
        err.getUserMessage().setValue(refusal.getMessage());
    }
}
