package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v251.datatype.CE;
import ca.uhn.hl7v2.model.v251.datatype.CWE;
import ca.uhn.hl7v2.model.v251.datatype.CX;
import ca.uhn.hl7v2.model.v251.datatype.ED;
import ca.uhn.hl7v2.model.v251.datatype.EI;
import ca.uhn.hl7v2.model.v251.datatype.NM;
import ca.uhn.hl7v2.model.v251.datatype.TX;
import ca.uhn.hl7v2.model.v251.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.model.v251.segment.OBR;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import ca.uhn.hl7v2.model.v251.segment.ORC;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.archive.RecordingKind;
import org.einthoven.measure.Measure;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.OrderBook.Numbers;
import org.jspecify.annotations.Nullable;

/** Renders a report as ORU^R01 of HL7 v2.5.1. Pure: the same report gives the same message, but for its time. */
final class ReportMessage {
    static final String VERSION = "2.5.1";

    private static final String LOINC = "LN";
    private static final String MDC = "MDC";
    private static final String LOCAL = "L";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Hl7Settings settings;
    private final Report report;
    private final Authorities authorities;
    private final ORU_R01 message = new ORU_R01();
    private int observations;

    private ReportMessage(Hl7Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
        this.authorities = new Authorities(settings.authorities());
    }

    /** @param sentAt in MSH-7 */
    static String render(Hl7Settings settings, Report report, Instant sentAt) {
        try {
            return new ReportMessage(settings, report).render(sentAt);
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("a report cannot be written as ORU^R01", impossible);
        }
    }

    /** The same for each attempt at the same version, so that the receiver knows a message that it has; 20 letters at most. */
    static String controlId(Report report) {
        String unique = report.id().replace("-", "");
        return unique.substring(unique.length() - 16) + "-" + report.version();
    }

    private String render(Instant sentAt) throws HL7Exception {
        header(message.getMSH(), sentAt);
        patient(message.getPATIENT_RESULT().getPATIENT().getPID());
        if (report.order().isPresent()) {
            ordered(message.getPATIENT_RESULT().getORDER_OBSERVATION().getORC());
        }
        order(message.getPATIENT_RESULT().getORDER_OBSERVATION().getOBR());
        for (Measure measure : Measure.values()) {
            Optional<Double> value = measure.in(report.measurements());
            if (value.isPresent()) {
                measurement(measure, value.get());
            }
        }
        for (String statement : report.statements()) {
            statement(statement);
        }
        if (!report.comment().isEmpty()) {
            comment();
        }
        if (report.page().isPresent()) {
            page(report.page().get());
        }
        return new PipeParser(new CanonicalModelClassFactory(VERSION)).encode(message);
    }

    /**
     * What all messages from here have in their header. By hand: the library's quick start counts control ids in a file
     * beside the server.
     */
    static void header(MSH header, Hl7Settings settings, Instant sentAt) throws HL7Exception {
        header.getFieldSeparator().setValue("|");
        header.getEncodingCharacters().setValue("^~\\&");
        header.getSendingApplication().getNamespaceID().setValue(settings.application());
        header.getSendingFacility().getNamespaceID().setValue(settings.facility());
        header.getDateTimeOfMessage().getTime().setValue(TIME.format(sentAt));
        header.getVersionID().getVersionID().setValue(VERSION);
    }

    private void header(MSH header, Instant sentAt) throws HL7Exception {
        header(header, settings, sentAt);
        header.getMessageType().getMessageCode().setValue("ORU");
        header.getMessageType().getTriggerEvent().setValue("R01");
        header.getMessageType().getMessageStructure().setValue("ORU_R01");
        header.getProcessingID().getProcessingID().setValue("P");
        header.getReceivingApplication()
                .getNamespaceID()
                .setValue(settings.send().application());
        header.getReceivingFacility().getNamespaceID().setValue(settings.send().facility());
        header.getMessageControlID().setValue(controlId(report));
        header.getCharacterSet(0).setValue(settings.characters().code());
    }

    private void patient(PID pid) throws HL7Exception {
        pid.getSetIDPID().setValue("1");
        KnownPatient patient = report.patient();
        if (patient == null) {
            if (report.subject() != null) {
                pid.insertPatientIdentifierList(0).getIDNumber().setValue(report.subject());
            }
            // U: no name is known (HL7 table 0200)
            pid.getPatientName(0).getNameTypeCode().setValue("U");
            return;
        }
        for (IssuedNumber identifier : patient.identifiers()) {
            CX repetition = pid.insertPatientIdentifierList(pid.getPatientIdentifierListReps());
            repetition.getIDNumber().setValue(identifier.value());
            authorities.write(identifier.system(), repetition.getAssigningAuthority());
            repetition.getIdentifierTypeCode().setValue(identifier.type());
        }
        CX own = pid.insertPatientIdentifierList(pid.getPatientIdentifierListReps());
        own.getIDNumber().setValue(patient.id());
        own.getAssigningAuthority().getNamespaceID().setValue(settings.application());
        own.getIdentifierTypeCode().setValue("PI");
        pid.getPatientName(0).getFamilyName().getSurname().setValue(patient.family());
        if (!patient.givens().isEmpty()) {
            pid.getPatientName(0).getGivenName().setValue(patient.givens().get(0));
            pid.getPatientName(0)
                    .getSecondAndFurtherGivenNamesOrInitialsThereof()
                    .setValue(String.join(
                            " ", patient.givens().subList(1, patient.givens().size())));
        }
        if (patient.birthDate() != null) {
            pid.getDateTimeOfBirth().getTime().setValue(patient.birthDate().replace("-", ""));
        }
        pid.getAdministrativeSex().setValue(sex(patient.sex()));
    }

    /** HL7 table 0001. */
    private static String sex(@Nullable String gender) {
        if (gender == null) {
            return "U";
        }
        return switch (gender) {
            case "female" -> "F";
            case "male" -> "M";
            case "other" -> "O";
            default -> "U";
        };
    }

    private void order(OBR order) throws HL7Exception {
        order.getSetIDOBR().setValue("1");
        numbers(order.getPlacerOrderNumber(), order.getFillerOrderNumber());
        study(order.getUniversalServiceIdentifier());
        if (report.recordedAt() != null) {
            order.getObservationDateTime().getTime().setValue(TIME.format(report.recordedAt()));
        }
        order.getResultsRptStatusChngDateTime().getTime().setValue(TIME.format(report.statedAt()));
        // EC: electrocardiac (HL7 table 0074)
        order.getDiagnosticServSectID().setValue("EC");
        order.getResultStatus().setValue(report.status());
        if (report.reviewer() != null) {
            order.getPrincipalResultInterpreter().getNDLName().getIDNumber().setValue(report.reviewer());
        }
    }

    /** RE: observations follow (HL7 table 0119). */
    private void ordered(ORC control) throws HL7Exception {
        control.getOrderControl().setValue("RE");
        numbers(control.getPlacerOrderNumber(), control.getFillerOrderNumber());
    }

    /** Those of the order, as far as it has them; who does it without one has the report's. */
    private void numbers(EI placer, EI filler) throws HL7Exception {
        IssuedNumber ordered = report.order().map(Numbers::placer).orElse(null);
        if (ordered != null) {
            authorities.write(ordered, placer);
        }
        IssuedNumber taken = report.order().map(Numbers::filler).orElse(null);
        if (taken != null) {
            authorities.write(taken, filler);
        } else {
            filler.getEntityIdentifier().setValue(report.id());
            filler.getNamespaceID().setValue(settings.application());
        }
    }

    private void measurement(Measure measure, double value) throws HL7Exception {
        OBX row = row("NM");
        code(
                row.getObservationIdentifier(),
                measure.loinc().or(measure::mdc).orElse(measure.name()),
                measure.display(),
                measure.loinc().isPresent() ? LOINC : measure.mdc().isPresent() ? MDC : LOCAL);
        NM number = new NM(message);
        number.setValue(BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString());
        put(row, number);
        row.getUnits().getIdentifier().setValue(measure.unit());
        row.getUnits().getNameOfCodingSystem().setValue("UCUM");
    }

    private void statement(String statement) throws HL7Exception {
        OBX row = row("CWE");
        impression(row);
        CWE text = new CWE(message);
        text.getOriginalText().setValue(statement);
        put(row, text);
    }

    private void comment() throws HL7Exception {
        OBX row = row("TX");
        impression(row);
        TX text = new TX(message);
        text.setValue(report.comment());
        put(row, text);
    }

    private void page(byte[] pdf) throws HL7Exception {
        OBX row = row("ED");
        study(row.getObservationIdentifier());
        ED page = new ED(message);
        page.getTypeOfData().setValue("application");
        page.getDataSubtype().setValue("pdf");
        page.getEncoding().setValue("Base64");
        page.getData().setValue(Base64.getEncoder().encodeToString(pdf));
        put(row, page);
    }

    /** The sub-id tells rows of the same code apart. */
    private OBX row(String type) throws HL7Exception {
        ORU_R01_ORDER_OBSERVATION order = message.getPATIENT_RESULT().getORDER_OBSERVATION();
        OBX row = order.getOBSERVATION(observations++).getOBX();
        row.getSetIDOBX().setValue(Integer.toString(observations));
        row.getValueType().setValue(type);
        row.getObservationSubID().setValue(Integer.toString(observations));
        row.getObservationResultStatus().setValue(report.status());
        return row;
    }

    private void study(CE code) throws HL7Exception {
        if (report.kind() == RecordingKind.ECG) {
            code(code, "11524-6", "EKG study", LOINC);
        } else {
            code(code, "ppg-reading", "PPG reading", LOCAL);
        }
    }

    private void impression(OBX row) throws HL7Exception {
        if (report.kind() == RecordingKind.ECG) {
            code(row.getObservationIdentifier(), "8601-7", "EKG impression", LOINC);
        } else {
            code(row.getObservationIdentifier(), "statement", "PPG statement", LOCAL);
        }
    }

    private static void code(CE code, String identifier, String text, String system) throws HL7Exception {
        code.getIdentifier().setValue(identifier);
        code.getText().setValue(text);
        code.getNameOfCodingSystem().setValue(system);
    }

    private static void put(OBX row, Type value) throws HL7Exception {
        row.getObservationValue(0).setData(value);
    }
}
