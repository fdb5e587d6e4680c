package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a trace: what is said of the recording, the switches above its paper and the tools below it. In English here and in German in {@code messages/rec_de.properties}. */
@MessageBundle("rec")
public interface RecordingWords {
    @Message("Not signed by you.")
    String notSignedByYou();

    @Message(
            "Somebody else signed it while you looked at what you were about to sign. Theirs stands, as below; amend it where you disagree.")
    String signedByOther();

    @Message("Signed. This is the next open recording.")
    String thisIsNext();

    @Message("Back to the one that you signed")
    String backToSigned();

    @Message("What you had entered here was not saved before; it is in the form again.")
    String inTheFormAgain();

    @Message("Discard it")
    String discard();

    @Message("From paper.")
    String takenFromPaper();

    @Message("Statements are limited to what the page shows of each lead.")
    String limitedToPage();

    @Message("The trace is unsure in {leads}:")
    String unsureIn(String leads);

    @Message("How the page was read is in doubt:")
    String pageDoubted();

    @Message("look at the page")
    String lookAtPage();

    @Message("The recording is being read. The reading appears here in a moment.")
    String stillRead();

    @Message("Not read.")
    String notRead();

    @Message("Trace")
    String trace();

    @Message("Speed")
    String speed();

    @Message("Gain")
    String gain();

    @Message("Layout")
    String layout();

    @Message("Rows")
    String rows();

    @Message("Strip")
    String strip();

    @Message("Limb leads")
    String limbLeads();

    @Message("Filter")
    String filterOf();

    @Message("none")
    String none();

    @Message("both")
    String both();

    @Message("Zoom")
    String zoom();

    @Message("Waves")
    String waves();

    @Message("Pulses")
    String pulses();

    @Message("Beats")
    String beats();

    @Message("Heatmaps")
    String heatmaps();

    @Message("Measure screen")
    String measureScreen();

    @Message("Trace, scrolls with the arrow keys")
    String traceScrolls();

    @Message("{kind} of {duration}, {leads}. Its measurements and findings are listed beside it.")
    String traceAs(String kind, String duration, String leads);

    @Message("Measuring")
    String measuring();

    @Message("Calipers")
    String calipers();

    @Message("QT tangent")
    String tangent();

    @Message("Magnifier")
    String magnifier();

    @Message("Edit")
    String edit();

    @Message("in all beats of the class")
    String inAllAlike();

    @Message("Undo")
    String undo();

    @Message("Redo")
    String redo();

    @Message("Draw ten seconds")
    String drawTen();

    @Message("From second")
    String fromSecond();

    @Message("Draw")
    String draw();

    @Message("First ten seconds of the {kind}")
    String firstTen(String kind);

    @Message("the finding was judged by this")
    String judgedByThis();

    @Message("speaks for the finding")
    String speaksFor();

    @Message("speaks against it")
    String speaksAgainst();

    @Message("Representative beat")
    String representativeBeat();

    @Message("{caption}; a large square is 100 ms by 0.5 mV")
    String squareIs(String caption);

    @Message("Representative beat, scrolls with the arrow keys")
    String beatScrolls();

    @Message("All beats over one another")
    String allBeatsOver();

    @Message("Lead")
    String lead();

    @Message("Beats over one another")
    String beatsOver();

    @Message("Reading and review")
    String readingAndReview();

    @Message("Measure this screen")
    String measureThisScreen();

    @Message(
            "Hold a bank card against the screen and move the slider until the field is as wide as the card (85.60 mm). A millimetre of paper is then one on this screen, at 100 % and at every zoom of the browser. Measure again on another screen.")
    String holdCard();

    @Message("Width")
    String width();

    @Message("As the browser assumes")
    String asBrowserAssumes();

    @Message("Cancel")
    String cancel();

    @Message("Mended by hand from")
    String mendedFrom();

    @Message("the recording as it was taken from the page")
    String asTaken();

    @Message("Mended since.")
    String mendedSince();

    @Message("The mended recording")
    String mendedRecording();

    @Message("stands in the worklist in place of this one while this one is not signed.")
    String standsInstead();

    @Message("in this lead alone")
    String inOneLead();

    @Message("Add a {wave}")
    String addWave(String wave);

    @Message("Changed meanwhile.")
    String changedMeanwhile();

    @Message("Its sender says that this recording was entered in error: nothing of it is signed any more.")
    String withdrawnMeanwhile();

    @Message("Its sender corrected what is said of this recording: patient or time may be others.")
    String correctedMeanwhile();

    @Message("A mended recording stands in its place.")
    String mendedMeanwhile();

    @Message("It has been read.")
    String readMeanwhile();

    @Message("This recording is not here any more.")
    String goneMeanwhile();

    @Message(
            "It was erased on this server, and nothing of it can be saved or signed. What you typed stands here until you leave the page.")
    String goneNote();

    @Message("What you typed was not saved. It is kept nowhere else:")
    String typedIntoGone();

    @Message("Somebody signed it.")
    String signedMeanwhile();

    @Message("Load the page again; what you typed is kept")
    String loadAgain();
}
