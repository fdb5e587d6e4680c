package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of what is erased and kept, in English here and in German in {@code messages/keeping_de.properties}. */
@MessageBundle("keeping")
public interface KeepingWords {
    @Message("Erasure and retention")
    String title();

    @Message("Erase a patient")
    String erase();

    @Message("Id of the Patient, or the reference in the recordings")
    String person();

    @Message("First look at what would go. Nothing is erased by that.")
    String lookNote();

    @Message("Look")
    String look();

    @Message("Nothing is kept under this id.")
    String nothing();

    @Message("These would go, with all versions, readings, reviews, pictures, jobs and places in training sets:")
    String wouldGo();

    @Message("Recordings")
    String recordings();

    @Message("FHIR resources")
    String resources();

    @Message("Earlier versions of other resources that name the patient")
    String versions();

    @Message("Printed pages to be laid out")
    String waiting();

    @Message(
            "Of these printed pages {count} were sent for another patient as well, and may be that one's. They go, and the other patient has them no more. Have them laid out first, which says whose they are.")
    String disputed(int count);

    @Message(
            "Files of bulk exports that lie ready hold many patients and go as well. The audit trail stays: it says who did what, and names patients by their ids only. Reports that others have received are with them.")
    String stays();

    @Message("Why it is erased")
    String reason();

    @Message("This stays for ever: name nobody.")
    String reasonRule();

    @Message("The id once more")
    String again();

    @Message("Erase for ever")
    String eraseNow();

    @Message("What was erased")
    String erased();

    @Message("Nothing has been erased yet.")
    String noneErased();

    @Message("When")
    String when();

    @Message("By whom")
    String who();

    @Message("Fingerprint (SHA-256)")
    String digest();

    @Message("After a back-up is restored")
    String afterRestore();

    @Message(
            "A back-up holds what was erased after it was made. A server that has a file for this list outside of its database erases again what it names before it opens its pages. Where it has none, keep the list beside the back-ups, and give it to the command restore, or here before anybody uses the server.")
    String listNote();

    @Message("Take the list")
    String takeList();

    @Message("A list of erasures")
    String list();

    @Message("Erase again what it names")
    String replay();

    @Message("See what would go by it")
    String lookAgain();

    @Message(
            "This list names nothing here that is not erased. Give it again below, so that what it names is known here as well.")
    String nothingByList();

    @Message("Give the list once more below, and these go, as they did before:")
    String byList();

    @Message(
            "Of persons who were erased {later} {#if later == 1}recording or resource came after that or was changed. It stays, unless it is{#else}recordings and resources came after that or were changed. They stay, unless they are{/if} erased above.")
    String later(int later);

    @Message(
            "{number} {#if number == 1}erasure is{#else}erasures are{/if} not in the list outside the database, which could not be written: a back-up that is restored does not know of {#if number == 1}it{#else}them{/if}. The log says why.")
    String unlisted(int number);

    @Message("Erased again: {erased}. Of {empty} nothing was here, which is written down as well.")
    String replayed(int erased, int empty);

    @Message("It is erased.")
    String done();

    @Message("What is kept for how long")
    String kept();

    @Message("What")
    String what();

    @Message("Kept for")
    String keptFor();

    @Message("Would go now")
    String wouldGoNow();

    @Message("for ever")
    String forEver();

    @Message("{days} days")
    String days(long days);

    @Message("Drafts of reviews that nobody signed, since they were last saved")
    String drafts();

    @Message("Printed ECGs that nobody laid out by hand, since they came in")
    String pages();

    @Message("Notifications and reports that could not be sent, since the last attempt")
    String deliveries();

    @Message("Sessions at the pages, since they were last used")
    String sessions();

    @Message("Everything else is kept for ever: recordings, readings, signed reviews, audit trail.")
    String allElse();

    @Message("Each night what is older goes, and what went is written down.")
    String nightly();

    @Message("What went")
    String went();

    @Message("Nothing has gone yet.")
    String noneWent();
}
