package org.einthoven.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.fhir.store.EffectiveTime;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Patient, time and device of a recording in the words of files; what FHIR does not say, they do not say. */
final class OutgoingWords {
    static RecordedPerson person(Patient patient) {
        Identifier identifier = patient.getIdentifierFirstRep();
        HumanName name = patient.getNameFirstRep();
        return new RecordedPerson(
                identifier.getValue(),
                identifier.getSystem(),
                name.hasFamily() ? name.getFamily() : name.getText(),
                name.hasGiven() ? name.getGivenAsSingleString() : null,
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : null,
                sex(patient.getGender()));
    }

    private static @Nullable Sex sex(@Nullable AdministrativeGender gender) {
        if (gender == AdministrativeGender.FEMALE) {
            return Sex.FEMALE;
        }
        return gender == AdministrativeGender.MALE ? Sex.MALE : null;
    }

    /** Of somebody who is not known here, by what the recording's reference says. */
    static RecordedPerson person(Observation source) {
        Reference subject = Subjects.ofRendered(source);
        return new RecordedPerson(
                subject.getIdentifier().getValue(),
                subject.getIdentifier().getSystem(),
                subject.getDisplay(),
                null,
                null,
                null);
    }

    /** Null where no time of a day was said. */
    static @Nullable RecordedTime time(Observation source) {
        Type effective = source.getEffective();
        BaseDateTimeType stated = effective instanceof Period period
                ? period.getStartElement()
                : effective instanceof BaseDateTimeType time ? time : null;
        if (stated == null || stated.getPrecision().ordinal() <= TemporalPrecisionEnum.DAY.ordinal()) {
            return null;
        }
        Instant start = EffectiveTime.startOf(stated);
        if (start == null) {
            return null;
        }
        ZoneOffset offset = Optional.ofNullable(stated.getTimeZone())
                .map(TimeZone::toZoneId)
                .map(zone -> zone.getRules().getOffset(start))
                .orElse(ZoneOffset.UTC);
        return new RecordedTime(start.atOffset(offset).toLocalDateTime(), offset);
    }

    static RecordingDevice device(Observation source) {
        Reference reference = source.getDevice();
        if (reference.getResource() instanceof Device device) {
            return new RecordingDevice(
                    device.getManufacturer(),
                    device.hasModelNumber()
                            ? device.getModelNumber()
                            : device.getDeviceNameFirstRep().getName(),
                    device.getSerialNumber(),
                    device.getVersionFirstRep().getValue());
        }
        return new RecordingDevice(null, reference.getDisplay(), null, null);
    }

    private OutgoingWords() {}
}
