package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words that stand in several pages and in the worklist, in English here and in German in {@code
 * messages/msg_de.properties}. What a reading says of a recording is no word of the pages: {@link Phrasebook}.
 */
@MessageBundle(MessageBundle.DEFAULT_NAME)
public interface Words {
    @Message("Skip to content")
    String skip();

    @Message("Main")
    String mainMenu();

    @Message("Worklist")
    String worklist();

    @Message("My reading")
    String myReading();

    @Message("Check a report")
    String checkReport();

    @Message("Models")
    String models();

    @Message("Monitoring")
    String monitoring();

    @Message("Audit")
    String audit();

    @Message("Accounts")
    String accounts();

    @Message("Sign out")
    String signOut();

    @Message("Research use only. Not a medical device: every reading needs a cardiologist's judgement.")
    String researchUse();

    @Message("Sign in")
    String signIn();

    @Message("User name or password is wrong. Try again; after several failures you have to wait some minutes.")
    String signInFailed();

    @Message("User name")
    String userName();

    @Message("Password")
    String password();

    @Message("Sign in through the clinic’s identity provider")
    String signInThroughProvider();

    @Message("You are signed in as")
    String signedInAs();

    @Message("Filter the worklist")
    String filterWorklist();

    @Message("State")
    String state();

    @Message("any")
    String anyState();

    @Message("to review")
    String toReview();

    @Message("draft")
    String draft();

    @Message("signed")
    String signed();

    @Message("amended")
    String amended();

    @Message("not readable")
    String notReadable();

    @Message("reading failed")
    String readingFailed();

    @Message("being read")
    String beingRead();

    @Message("Kind")
    String kind();

    @Message("Urgency")
    String urgency();

    @Message("critical")
    String critical();

    @Message("urgent")
    String urgent();

    @Message("soon")
    String soon();

    @Message("routine")
    String routine();

    @Message("Read by")
    String readBy();

    @Message("anybody")
    String anybody();

    @Message("nobody")
    String nobody();

    @Message("me")
    String me();

    @Message("Patient")
    String patient();

    @Message("name, identifier or reference")
    String patientHint();

    @Message("Filter")
    String filter();

    @Message("Show all")
    String showAll();

    @Message("Saved views")
    String savedViews();

    @Message("Remove the view {name}")
    String removeView(String name);

    @Message("Remove")
    String remove();

    @Message("Keep this view as")
    String keepViewAs();

    @Message("Keep")
    String keep();

    @Message("Add a device file or printed ECG")
    String addFile();

    @Message(
            "{#if count == 1}A printed ECG could not be read by itself and waits{#else}{count} printed ECGs could not be read by themselves and wait{/if} to be laid out by hand")
    String pagesWait(long count);

    @Message(
            "Drop a device's file, or a picture or PDF of a printed ECG, here, or choose it; a WFDB record is several files, or one zip")
    String dropFile();

    @Message("Patient/…, if the file does not say")
    String patientOfFile();

    @Message("Time zone")
    String timeZone();

    @Message("Samples a second")
    String samplesPerSecond();

    @Message("of a table")
    String ofTable();

    @Message("Unit")
    String unit();

    @Message("as the file says")
    String asFileSays();

    @Message("Time column")
    String timeColumn();

    @Message("Take longer ones in parts of 30 min")
    String inParts();

    @Message("Take it in")
    String takeIn();

    @Message("Keyboard shortcuts")
    String keys();

    @Message("next, previous recording")
    String keyWalk();

    @Message("open it")
    String keyOpen();

    @Message("search a patient")
    String keySearch();

    @Message("this list")
    String keyList();

    @Message("Single-key shortcuts are on")
    String keysOn();

    @Message("Close")
    String close();

    @Message("No recording matches this filter.")
    String nothingMatches();

    @Message("No recordings yet. They appear here as soon as a system sends one to")
    String nothingYet();

    @Message(
            "Recordings: critical ones that nobody has acknowledged, the others in the order in which they are due, then what is signed")
    String listCaption();

    @Message("Flag")
    String flag();

    @Message("Flagged")
    String flagged();

    @Message("Why here")
    String whyHere();

    @Message("Rate")
    String rate();

    @Message("Findings")
    String findings();

    @Message("Recorded")
    String recorded();

    @Message("Received")
    String received();

    @Message("not measurable")
    String notMeasurable();

    @Message("from paper")
    String fromPaper();

    @Message(": trace unsure in {leads}")
    String traceUnsureIn(String leads);

    @Message("; reading of the page in doubt")
    String pageInDoubt();

    @Message("one of two readers")
    String oneOfTwo();

    @Message("both readers: to adjudicate")
    String bothToAdjudicate();

    @Message("you read it")
    String youReadIt();

    @Message("{reader} reads it")
    String readsIt(String reader);

    @Message("Pages")
    String pages();

    @Message("{from}–{to} of {total}")
    String extent(int from, int to, long total);

    @Message("{from}–{to} of more than {counted}")
    String extentOfMany(int from, int to, int counted);

    @Message("Previous")
    String previous();

    @Message("Next")
    String next();

    @Message("You read this: others skip it, {until}.")
    String youRead(String until);

    @Message("Release")
    String release();

    @Message("Nobody else reads this.")
    String nobodyReads();

    @Message("Claim")
    String claim();

    @Message("{reader} reads this just now")
    String readsNow(String reader);

    @Message("{until} unless they go on")
    String unlessTheyGoOn(String until);

    @Message("Take over")
    String takeOver();

    @Message("Next open")
    String nextOpen();

    @Message("Print (PDF)")
    String printPdf();

    @Message("Before and now")
    String beforeAndNow();

    @Message("Download as")
    String downloadAs();

    @Message("Device")
    String device();

    @Message("From paper")
    String ofPaper();

    @Message("Page")
    String page();

    @Message("Not analysed")
    String notAnalysed();

    @Message("The trace in words")
    String traceInWords();

    @Message("I have seen this")
    String acknowledge();

    @Message("Language")
    String language();

    @Message("as the browser asks")
    String asBrowser();

    @Message("English")
    String english();

    @Message("German")
    String german();
}
