package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words that are chosen by what a recording is: how far it is, how urgent, how long ago, whose. In English here and in
 * German in {@code messages/phrase_de.properties}.
 */
@MessageBundle("phrase")
public interface Phrases {
    @Message("Signed")
    String stateSigned();

    @Message("Amended")
    String stateAmended();

    @Message("Draft")
    String stateDraft();

    @Message("Being read")
    String statePending();

    @Message("To review")
    String stateOpen();

    @Message("Not readable")
    String stateAbstained();

    @Message("Reading failed")
    String stateRejected();

    @Message("Entered in error")
    String stateWithdrawn();

    @Message("Critical")
    String wordCritical();

    @Message("Urgent")
    String wordUrgent();

    @Message("in doubt: {doubt}")
    String inDoubt(String doubt);

    @Message("not acknowledged for {span}")
    String notAcknowledged(String span);

    @Message(", seen by {reader}")
    String seenBy(String reader);

    @Message("{span} left")
    String left(String span);

    @Message("{span} overdue")
    String overdue(String span);

    @Message("{n} min")
    String minutes(long n);

    @Message("{n} h")
    String hours(long n);

    @Message("{n} days")
    String days(long n);

    @Message("just now")
    String justNow();

    @Message("in the future")
    String inFuture();

    @Message("{span} ago")
    String ago(String span);

    @Message("1 day")
    String oneDay();

    @Message("{n} days")
    String daysBack(long n);

    @Message("{n} months")
    String months(long n);

    @Message("{n} years")
    String years(long n);

    @Message("Unknown patient")
    String unknownPatient();

    @Message("born {date}")
    String born(String date);

    @Message("no reference was sent")
    String noReference();

    @Message("female")
    String female();

    @Message("male")
    String male();

    @Message("other")
    String other();

    @Message("1 channel")
    String oneChannel();

    @Message("lead {lead}")
    String oneLead(String lead);

    @Message("{n} leads")
    String leads(long n);

    @Message("{n} beats: {parts}.")
    String beatsCounted(long n, String parts);

    @Message("Not measurable: {names}.")
    String notMeasurableNamed(String names);

    @Message("Flagged: {names}.")
    String flaggedNamed(String names);

    @Message("Nothing is flagged.")
    String nothingFlagged();

    @Message(", at {times} s")
    String atSeconds(String times);

    @Message("normal")
    String beatN();

    @Message("supraventricular ectopic")
    String beatS();

    @Message("ventricular ectopic")
    String beatV();

    @Message("fusion")
    String beatF();

    @Message("paced or unclassifiable")
    String beatQ();
}
