package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of reading and reviewing: findings, decisions, edits, measurements, signature. In English here and in German in {@code messages/rev_de.properties}. */
@MessageBundle("rev")
public interface ReviewWords {
    @Message("Your own reading")
    String ownReading();

    @Message("before you saw the machine’s")
    String beforeMachine();

    @Message("What you entered is still below; nothing is lost.")
    String stillBelow();

    @Message("Saved meanwhile")
    String savedMeanwhile();

    @Message("amendment, version {version}")
    String amendment(int version);

    @Message("draft by {reader}")
    String draftBy(String reader);

    @Message("No findings: the recording was not read. You can still write statements and sign.")
    String noFindings();

    @Message("Score of the model")
    String scoreOfModel();

    @Message("What carries it")
    String whatCarries();

    @Message("Judged by")
    String judgedBy();

    @Message("limit: {limit}")
    String limit(String limit);

    @Message("Show as if the electrodes were where they belong")
    String asIfElectrodes();

    @Message("Decision on {finding}")
    String decisionOn(String finding);

    @Message("Confirm")
    String confirm();

    @Message("Change")
    String change();

    @Message("Reject")
    String reject();

    @Message("New wording of {finding}")
    String newWording(String finding);

    @Message("should say…")
    String shouldSay();

    @Message("Further statements")
    String furtherStatements();

    @Message("one a line")
    String oneALine();

    @Message("Comment")
    String comment();

    @Message("Commit my reading, open the next")
    String commitNext();

    @Message("Save draft")
    String saveDraft();

    @Message("Review and sign…")
    String reviewAndSign();

    @Message("Machine reading")
    String machineReading();

    @Message("with what was signed of each finding")
    String withWhatWasSigned();

    @Message("Amend")
    String amend();

    @Message("Version {version}")
    String versionOf(int version);

    @Message("check code")
    String checkCode();

    @Message("removed")
    String removed();

    @Message("instead of “{before}”")
    String insteadOf(String before);

    @Message("instead of “{before}”")
    String insteadOfLine(String before);

    @Message("new")
    String fresh();

    @Message("was:")
    String was();

    @Message("Waves and beats")
    String wavesAndBeats();

    @Message("changed by readers; what follows was computed anew")
    String changedByReaders();

    @Message("as the models saw them")
    String asModelsSaw();

    @Message("Found by the models, not found any more")
    String notFoundAnyMore();

    @Message("not any more")
    String notAnyMore();

    @Message("Change a beat or an interval")
    String changeBeatOrInterval();

    @Message("Beat")
    String beat();

    @Message("Number")
    String number();

    @Message("Class")
    String beatClass();

    @Message("Set class")
    String setClass();

    @Message("Delete beat")
    String deleteBeat();

    @Message("Interval")
    String interval();

    @Message("Measurement")
    String measurement();

    @Message("Value")
    String value();

    @Message("Set value")
    String setValue();

    @Message("Log of changes")
    String logOfChanges();

    @Message("taken back")
    String takenBack();

    @Message("Take back")
    String takeBack();

    @Message("change {number}")
    String changeNumber(int number);

    @Message("Measurements")
    String measurements();

    @Message("Unit")
    String unit();

    @Message("Reference range")
    String referenceRange();

    @Message("as the models measured it")
    String asModelsMeasured();

    @Message("outside the reference range")
    String outside();

    @Message("Lead by lead")
    String leadByLead();

    @Message("Measurements lead by lead")
    String measuredByLead();

    @Message("derived")
    String derived();

    @Message(
            "On the median of the aligned beats, against the level just before the QRS complex. Derived leads were computed from other limb leads.")
    String onTheMedian();

    @Message("Learned classifier and criteria")
    String classifierAndCriteria();

    @Message(
            "Probability of each statement on the twelve leads together. “In doubt” and “not ruled out”: its prediction set, made to hold the truth in 90 of 100 recordings, leaves both answers open.")
    String probabilityOfEach();

    @Message("{number} more that neither makes")
    String moreNotMade(int number);

    @Message("Signal quality")
    String signalQuality();

    @Message("Quality of {lead}")
    String qualityOf(String lead);

    @Message("not read")
    String notRead();

    @Message("Read with")
    String readWith();

    @Message("SHA-256 of the model")
    String hashOfModel();

    @Message("Statement")
    String statement();

    @Message("Classifier")
    String classifier();

    @Message("Criteria")
    String criteria();

    @Message("made from {percent} %")
    String madeFrom(long percent);

    @Message("no criterion for this")
    String noCriterion();

    @Message("Your reading first")
    String readingFirst();

    @Message("The machine’s reading is shown once you have committed yours, which does not change afterwards.")
    String shownOnceCommitted();

    @Message("The patient cannot wait")
    String cannotWait();

    @Message(
            "Shows the machine’s reading at once. Your name and the reason are kept and administrators see them: name no patient. What you read after it counts as no reading of your own.")
    String glassNote();

    @Message("Why it cannot wait")
    String glassReason();

    @Message("Show the machine’s reading now")
    String breakGlass();

    @Message("In other words")
    String inOtherWords();

    @Message("Commit, show the machine’s")
    String commitShow();

    @Message("Sign this review?")
    String signThis();

    @Message("recorded")
    String recorded();

    @Message("received")
    String received();

    @Message(
            "Signed by {reader} as version {version}. A signed review cannot be changed, only amended; every version is kept.")
    String signedAs(String reader, int version);

    @Message("Back")
    String back();

    @Message("Sign")
    String sign();

    @Message("Sign, open the next")
    String signNext();

    @Message("A flagged finding is not decided.")
    String undecided();

    @Message("Decide on it on the recording")
    String decideFirst();

    @Message(", then sign.")
    String thenSign();

    @Message("Findings “not objected to” are signed as they stand, though you did not confirm them.")
    String silence();

    @Message(
            "Two readers read this, each by themselves. What you commit does not change; nobody sees it before both have read.")
    String twoIndependent();

    @Message("You have read this. It is with the second reader, who does not see what you said.")
    String withTheSecond();

    @Message("The two readers differ.")
    String readersDiffer();

    @Message(
            "What both say is entered below; decide on the rest. One of the two may propose, and sign what the other proposed.")
    String decideOnRest();

    @Message("Both have read this and differ: somebody who is neither of the two decides.")
    String withAThird();

    @Message("Reading by {reader}")
    String readingBy(String reader);

    @Message("amended by {reader},")
    String amendedBy(String reader);

    @Message("signed by {reader},")
    String signedBy(String reader);

    @Message("Wave")
    String wave();

    @Message("Onset")
    String onset();

    @Message("End")
    String end();

    @Message("Add wave")
    String addWave();

    @Message("Boundary")
    String boundary();

    @Message("Instant in the wave")
    String waveAt();

    @Message("Which")
    String which();

    @Message("Later by (earlier: below 0)")
    String movedBy();

    @Message("Where")
    String where();

    @Message("in all leads")
    String inAllLeads();

    @Message("Beats")
    String beats();

    @Message("in this beat")
    String inThisBeat();

    @Message("Move boundary")
    String moveBoundary();
}
