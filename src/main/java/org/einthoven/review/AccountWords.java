package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of accounts, of what a reader chooses, and of what went wrong. In English here and in German in {@code messages/acc_de.properties}. */
@MessageBundle("acc")
public interface AccountWords {
    @Message("Your account")
    String yourAccount();

    @Message("Somebody else knows your password. Choose one of your own before anything else.")
    String knownPassword();

    @Message("The password is changed, and your other sessions are ended.")
    String passwordChanged();

    @Message("Password of now")
    String passwordOfNow();

    @Message("New password")
    String newPassword();

    @Message("12 to 72 characters of any kind; several words make a good one.")
    String passwordRule();

    @Message("New password, again")
    String again();

    @Message("Change the password")
    String changePassword();

    @Message("Where you are signed in")
    String whereSignedIn();

    @Message("From")
    String from();

    @Message("Browser")
    String browser();

    @Message("Since")
    String since();

    @Message("Last seen")
    String lastSeen();

    @Message("End it")
    String endIt();

    @Message("here")
    String here();

    @Message("End the session from {address} since {started}")
    String endSession(String address, String started);

    @Message("End")
    String end();

    @Message("End all others")
    String endOthers();

    @Message("The password of {account}, shown this once:")
    String shownOnce(String account);

    @Message("Hand it over in person. People have to change it when they sign in; programs keep it.")
    String handOver();

    @Message(
            "The quickstart accounts are on, whose passwords everybody knows. They end as soon as there is an administrator made here: make one, sign in as that one, then make the others.")
    String quickstart();

    @Message("Who may sign in")
    String whoMaySignIn();

    @Message("Name")
    String name();

    @Message("Role")
    String role();

    @Message("Sessions")
    String sessions();

    @Message("What can be done")
    String whatCanBeDone();

    @Message("blocked")
    String blocked();

    @Message("has to change the password")
    String hasToChange();

    @Message("open")
    String open();

    @Message("from the configuration")
    String configured();

    @Message("Unblock")
    String unblock();

    @Message("Block")
    String block();

    @Message("for {account}")
    String passwordFor(String account);

    @Message("End sessions")
    String endSessions();

    @Message("of {account}")
    String sessionsOf(String account);

    @Message("New account")
    String newAccount();

    @Message("Letters, digits, dots, hyphens, _ and @.")
    String nameRule();

    @Message("cardiologist: reviews and signs")
    String roleCardiologist();

    @Message("ehr: a program that sends and fetches")
    String roleEhr();

    @Message("admin: models, accounts and audit, no clinical data")
    String roleAdmin();

    @Message("Make the account")
    String makeAccount();

    @Message("Read first, then see the machine’s reading")
    String readFirst();

    @Message("Your site asks this of everybody.")
    String siteAsks();

    @Message("Show me the machine’s reading of an ECG only after I have committed my own")
    String blindFirst();

    @Message("How urgent a recording is, the worklist says all the same.")
    String urgencyStays();

    @Message("How the machine sways me")
    String howSwayed();

    @Message("for you alone: nobody else can open this")
    String youAlone();

    @Message("Nothing to count yet: it needs recordings that you read first and then signed.")
    String nothingToCount();

    @Message("One recording")
    String oneRecording();

    @Message("{count} recordings")
    String recordings(int count);

    @Message(
            "that you read first and then signed. Counted are statements that you or the machine made; what you put in other words is left out.")
    String thatYouRead();

    @Message("Changes towards the machine:")
    String changesTowards();

    @Message("; away from it:")
    String awayFromIt();

    @Message(", {count} of them statements that neither of you had made")
    String ofThemLate(int count);

    @Message("At first")
    String atFirst();

    @Message("In the end")
    String inTheEnd();

    @Message("Count")
    String count();

    @Message("Share")
    String share();

    @Message("95 % interval")
    String interval();

    @Message("towards the machine")
    String towards();

    @Message("away from it")
    String away();

    @Message("{count} of {all}")
    String countOf(int count, int all);

    @Message("{low} to {high}")
    String lowToHigh(String low, String high);

    @Message(
            "Statements of one recording hang together, so the intervals are too narrow rather than too wide. A change towards the machine may be right: this page counts, it does not judge.")
    String tooNarrow();

    @Message("Not allowed")
    String notAllowed();

    @Message("Not found")
    String notFound();

    @Message("Changed meanwhile")
    String changedMeanwhile();

    @Message("Whose recording is it?")
    String whoseRecording();

    @Message("The server failed")
    String serverFailed();

    @Message("That did not work")
    String didNotWork();

    @Message("To the start page")
    String toStart();

    @Message("Sign in as someone else")
    String signInAsOther();

    @Message("Not possible now")
    String notPossibleNow();

    @Message("No room left")
    String noRoomLeft();

    @Message("Who asks about this names the request")
    String namesRequest();
}
