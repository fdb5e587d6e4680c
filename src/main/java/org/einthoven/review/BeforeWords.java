package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a recording beside earlier ones, and of the check of a printed report. In English here and in German in {@code messages/bef_de.properties}. */
@MessageBundle("bef")
public interface BeforeWords {
    @Message("Before and now of {patient}")
    String of(String patient);

    @Message("Recording")
    String recording();

    @Message("No earlier ECG of this patient is known here.")
    String noEarlier();

    @Message("Compared with")
    String comparedWith();

    @Message("Compare with")
    String compareWith();

    @Message("What was found")
    String whatWasFound();

    @Message("The same was flagged in both.")
    String sameFlagged();

    @Message("new")
    String fresh();

    @Message("no longer")
    String noLonger();

    @Message("Measurements")
    String measurements();

    @Message("Measurements before and now")
    String measurementsBefore();

    @Message("Measurement")
    String measurement();

    @Message("Now")
    String now();

    @Message("Difference")
    String difference();

    @Message("In words")
    String inWords();

    @Message("Changed")
    String changed();

    @Message("Representative beats over one another")
    String beatsOver();

    @Message("aligned at R; now")
    String alignedNow();

    @Message(", before")
    String alignedBefore();

    @Message("; a large square is 100 ms by 0.5 mV")
    String squareIs();

    @Message("Representative beats, scrolls with the arrow keys")
    String beatsScroll();

    @Message("Traces")
    String traces();

    @Message("both scroll together")
    String scrollTogether();

    @Message("Before,")
    String beforeAt();

    @Message("Now,")
    String nowAt();

    @Message("Trace before")
    String traceBefore();

    @Message("Trace now")
    String traceNow();

    @Message("First ten seconds of the ECG of {when}")
    String firstTenBefore(String when);

    @Message("First ten seconds of the ECG of {when}")
    String firstTenNow(String when);

    @Message("Check a printed report")
    String checkPrinted();

    @Message("Check code on the report")
    String codeOnReport();

    @Message("Check")
    String check();

    @Message("Entered in error.")
    String enteredInError();

    @Message("The recording was withdrawn by its sender: this report no longer counts.")
    String withdrawnBySender();

    @Message("Not as it was printed.")
    String notAsPrinted();

    @Message("The record says something else of this version today.")
    String saysElse();

    @Message("Not signed.")
    String notSigned();

    @Message("This is the machine’s reading, which nobody had reviewed when it was printed.")
    String machinesReading();

    @Message("Version {current} stands today.")
    String standsToday(int current);

    @Message("Superseded.")
    String superseded();

    @Message("It was signed, and version {current} stands today.")
    String supersededBy(int current);

    @Message("Signed, and stands today.")
    String signedAndStands();

    @Message("Hold its words against those below: a code can be copied.")
    String holdWords();

    @Message("Version")
    String version();

    @Message("{version} of {current}")
    String versionOf(int version, int current);

    @Message("Signed")
    String signed();

    @Message("Read")
    String read();

    @Message("by {signer},")
    String by(String signer);

    @Message("SHA-256 of the samples")
    String hashOfSamples();

    @Message("Read with")
    String readWith();

    @Message("What it says")
    String whatItSays();

    @Message("Patient, as the record has it today")
    String patientToday();

    @Message("Hold name, date of birth and identifier on the paper against these: the code does not cover them.")
    String holdPatient();

    @Message("The recording")
    String theRecording();

    @Message("Unknown.")
    String unknown();

    @Message("No report of this server bears the code {code}.")
    String noSuchCode(String code);
}
