package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of training sets, in English here and in German in {@code messages/training_de.properties}. */
@MessageBundle("training")
public interface TrainingWords {
    @Message("Training sets")
    String title();

    @Message("All models")
    String allModels();

    @Message("All training sets")
    String allSets();

    @Message(
            "What readers corrected and confirmed, frozen to be learned from. It stays on site: an export names nobody, and is for this site only.")
    String lead();

    @Message("No training set has been made yet.")
    String none();

    @Message("Set")
    String set();

    @Message("Made")
    String made();

    @Message("by {who}")
    String by(String who);

    @Message("Recordings")
    String recordings();

    @Message("People")
    String people();

    @Message("Left out: patients who only test")
    String ofTest();

    @Message("Left out: public test records")
    String ofPublicTest();

    @Message("Left out: nothing but the machine’s word")
    String withoutTruth();

    @Message("Erased since")
    String erased();

    @Message("Merely accepted labels")
    String accepted();

    @Message("are marked, and no truth")
    String acceptedMarked();

    @Message("count as truth")
    String acceptedTruth();

    @Message("Make a set")
    String makeASet();

    @Message("Name")
    String name();

    @Message("Up to 30 lower-case letters, digits and hyphens. The same name again makes its next version.")
    String nameRule();

    @Message("Count what readers merely accepted after seeing the machine’s word as truth")
    String countAccepted();

    @Message("A model that learns from what it said itself learns its own errors. Leave this off unless you know why.")
    String countAcceptedNote();

    @Message("Make it from all signed ECGs")
    String make();

    @Message("Labels, and how they came about")
    String labels();

    @Message("Beats")
    String beats();

    @Message("Waves")
    String waves();

    @Message("Statements that hold")
    String present();

    @Message("Statements that do not hold")
    String absent();

    @Message("Label")
    String label();

    @Message("Corrected")
    String corrected();

    @Message("Confirmed blind")
    String confirmedBlind();

    @Message("Two readers")
    String adjudicated();

    @Message("Accepted after being shown")
    String acceptedAfter();

    @Message("no beat")
    String noBeat();

    @Message("Export")
    String export();

    @Message("A zip of WFDB records with annotations and a table of statements. Who takes it is written down.")
    String exportNote();

    @Message("Learn from it")
    String learn();

    @Message("The candidate comes in at the page of models.")
    String learnNote();

    @Message("Fingerprint (SHA-256)")
    String digest();

    @Message("What I corrected and a later version gets right")
    String met();

    @Message("for you alone")
    String forYou();

    @Message("Nothing yet: it shows here when a version of a model reads again what you corrected and agrees with you.")
    String notMet();

    @Message("Recording")
    String recording();

    @Message("Version")
    String version();

    @Message("Now right")
    String nowRight();

    @Message("{right} of {all}")
    String share(int right, int all);
}
