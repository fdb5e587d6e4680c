package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** The words of the audit trail's pages. In English here and in German in {@code messages/aud_de.properties}. */
@MessageBundle("aud")
public interface AuditWords {
    @Message("Audit trail")
    String auditTrail();

    @Message("The trail is not sealed: nobody could tell whether it was changed. Set")
    String notSealed();

    @Message("The audit trail was tampered with.")
    String tampered();

    @Message("Keep this database as it is, export the logs and call whoever is responsible for data protection.")
    String keepDatabase();

    @Message("in order")
    String inOrder();

    @Message("not in order")
    String notInOrder();

    @Message("not checked yet")
    String notChecked();

    @Message("{events} sealed events were checked, each against the signed head of its day,")
    String checked(long events);

    @Message("({ago}). It is done every night.")
    String everyNight(String ago);

    @Message("A check runs. Reload this page in a while.")
    String checkRuns();

    @Message("Check now")
    String checkNow();

    @Message("Prove an event")
    String proveEvent();

    @Message("Number of the AuditEvent")
    String numberOfEvent();

    @Message("Show the proof")
    String showProof();

    @Message("Find events")
    String findEvents();

    @Message("Who")
    String who();

    @Message("About patient")
    String aboutPatient();

    @Message("Find")
    String find();

    @Message("There are no such events.")
    String noEvents();

    @Message("Number")
    String number();

    @Message("What was done")
    String did();

    @Message("Outcome")
    String outcome();

    @Message("Older ones")
    String older();

    @Message("Glass that was broken")
    String brokenGlass();

    @Message(
            "Readers who are to read first and saw the machine’s reading before their own, since a patient could not wait.")
    String brokenGlassNote();

    @Message("Nobody has done so.")
    String noneBroken();

    @Message("When")
    String when();

    @Message("Reader")
    String reader();

    @Message("Reason")
    String reason();

    @Message("Recording")
    String recording();

    @Message("Logs")
    String logs();

    @Message("Day (UTC)")
    String day();

    @Message("Log")
    String log();

    @Message("Events")
    String events();

    @Message("Numbers")
    String numbers();

    @Message("Sealed")
    String sealed();

    @Message("Root")
    String root();

    @Message("File")
    String file();

    @Message("{from} to {to}")
    String firstToLast(long from, long to);

    @Message("Export")
    String export();

    @Message("log {log}")
    String logNumber(int log);

    @Message("Nothing is sealed yet.")
    String nothingSealed();

    @Message("Public key")
    String publicKey();

    @Message("Ed25519. Keep a copy outside this server: with it")
    String keepCopy();

    @Message("checks an exported log anywhere.")
    String checksAnywhere();

    @Message("As a file")
    String asFile();

    @Message("All logs")
    String allLogs();

    @Message("This event was written as it stands here: its hash leads to the root that the server signed for {day}.")
    String asWritten(LocalDate day);

    @Message("This event is not as it was written.")
    String notAsWritten();

    @Message("What it says")
    String whatItSays();

    @Message("What proves it")
    String whatProves();

    @Message("It is leaf {leaf} of {size} in log {log}.")
    String leafOf(long leaf, long size, int log);

    @Message("Its hash is the root.")
    String isRoot();

    @Message("From its hash these lead to the root:")
    String leadToRoot();

    @Message("Signature of the head")
    String signatureOfHead();

    @Message("The proof as a file")
    String proofAsFile();

    @Message("for")
    String forTool();
}
