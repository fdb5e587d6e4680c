package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about models. What a card says of its model stays as its maker wrote it. In English here and in German in {@code messages/mod_de.properties}. */
@MessageBundle("mod")
public interface ModelWords {
    @Message("This server cannot read: {task}: {why}")
    String cannotRead(String task, String why);

    @Message("The folder {name}/{version} was refused, since it fails the check that {check}: {reason}")
    String folderRefused(String name, String version, String check, String reason);

    @Message("No model is installed: put one into the models folder, upload or train one.")
    String noneInstalled();

    @Message("Versions of {task}")
    String versionsOf(String task);

    @Message("Version")
    String version();

    @Message("Since")
    String since();

    @Message("Came in")
    String cameIn();

    @Message("Signed by")
    String signedBy();

    @Message("Size")
    String size();

    @Message("Compare")
    String compare();

    @Message("unsigned")
    String unsigned();

    @Message("Compare {model} with the active version")
    String compareWithActive(String model);

    @Message("Bring a version in")
    String bringIn();

    @Message("A zip of model.onnx, card.json, golden.json and, if it is signed, manifest.sig")
    String zipOf();

    @Message("Upload")
    String upload();

    @Message("What was put into the models folder comes in when the server starts, or now:")
    String putIntoFolder();

    @Message("Look into the folder")
    String lookIntoFolder();

    @Message(
            "Nothing comes in that fails a check: files, signature, hash, inputs and outputs, golden vector, a trial reading. What comes in is a candidate, and reads nothing until an administrator decides so.")
    String nothingFailing();

    @Message("All models")
    String allModels();

    @Message("What it is")
    String whatItIs();

    @Message("Weights")
    String weights();

    @Message("Golden vector")
    String goldenVector();

    @Message("Licence")
    String licence();

    @Message("Compare with {version}, which is active")
    String compareWith(String version);

    @Message("Beside the active version, on signed readings of this site")
    String besideActive();

    @Message("It may be promoted: it has shown that it is not worse.")
    String mayBePromoted();

    @Message("Signed readings")
    String signedReadings();

    @Message("Recordings")
    String recordings();

    @Message("All")
    String all();

    @Message("Right, active")
    String rightActive();

    @Message("Right, this one")
    String rightThis();

    @Message("Only active right")
    String onlyActive();

    @Message("Only this right")
    String onlyThis();

    @Message("Difference")
    String difference();

    @Message("95 % interval")
    String interval();

    @Message("McNemar p")
    String mcnemar();

    @Message("too few to judge")
    String tooFew();

    @Message("Areas under the curve")
    String areas();

    @Message("Probability of")
    String probabilityOf();

    @Message("With")
    String with();

    @Message("Without")
    String without();

    @Message("Area, active")
    String areaActive();

    @Message("Area, this one")
    String areaThis();

    @Message(
            "Proposed to be active by {reader}. It takes another administrator to promote it; any change of a model makes this void.")
    String proposedBy(String reader);

    @Message("Decide")
    String decide();

    @Message("No version of this model was active before, so there is none to go back to.")
    String noneBefore();

    @Message("Why")
    String why();

    @Message("Roll back to {version}")
    String rollBack(String version);

    @Message("Let it read in shadow")
    String toShadow();

    @Message("Make it a candidate")
    String toCandidate();

    @Message("Promote")
    String promote();

    @Message("Withdraw")
    String withdraw();

    @Message(
            "After a roll-back all readings are made with the version before, on every replica, and this one is withdrawn. What it has read stays, and names it.")
    String afterRollBack();

    @Message(
            "In shadow it reads every new recording after its report is made, and no reader sees what it says. After a promotion all readings are made with it, on every replica, from the next one on.")
    String inShadow();

    @Message("Read again under this version")
    String readAgainUnder();

    @Message("{count} recordings were read with it beside the active models. No reader sees what it says of them.")
    String triedWithIt(long count);

    @Message("Recordings received from")
    String receivedFrom();

    @Message("until")
    String until();

    @Message("Read again")
    String readAgain();

    @Message("Slice {number}")
    String slice(int number);

    @Message("Read so far")
    String readSoFar();

    @Message("asked by {reader}, {when}")
    String askedBy(String reader, String when);

    @Message("Stop")
    String stop();

    @Message("Go on")
    String goOn();

    @Message("What became of it")
    String whatBecame();

    @Message("Card")
    String card();

    @Message("On")
    String figuresOn();

    @Message("Figure")
    String figure();

    @Message("Value")
    String value();

    @Message("{count} more figures")
    String moreFigures(int count);

    @Message("The whole card")
    String wholeCard();

    @Message("Limits")
    String limits();

    @Message("Data")
    String data();

    @Message("Inputs and outputs")
    String inputsAndOutputs();

    @Message("in")
    String in();

    @Message("out")
    String out();

    @Message("Thresholds")
    String thresholds();

    @Message("Training")
    String training();

    @Message("Seed {seed}, {epochs} epochs, commit {commit}")
    String seedOf(long seed, int epochs, String commit);

    @Message("{name}: {one} and {other}")
    String nameOfTwo(String name, String one, String other);

    @Message("Side by side")
    String sideBySide();

    @Message("What the versions are")
    String whatVersionsAre();

    @Message("What")
    String what();

    @Message("Golden vector, one run here")
    String goldenRun();

    @Message("Learned from")
    String learnedFrom();

    @Message("Split")
    String split();

    @Message("{epochs} epochs, commit {commit}")
    String epochsOfOne(int epochs, String commit);

    @Message("{epochs} epochs, commit {commit}")
    String epochsOfOther(int epochs, String commit);

    @Message("On different recordings: what differs is not the models' alone")
    String onDifferent();

    @Message("Only of {version}, on")
    String onlyOf(String version);

    @Message(
            "Figures of {one} (dots) and {other} (diamonds) with their intervals, from 0 to 1; the table below has them in numbers")
    String figuresOfTwo(String one, String other);

    @Message("Figures {number}")
    String figuresNumber(int number);

    @Message("; lines are 95 % intervals")
    String linesAreIntervals();

    @Message("Which class was called which")
    String confusions();

    @Message("Rows are the true class, columns what it was called; the shade is the share of the row.")
    String confusionKey();

    @Message("no beat")
    String noBeat();

    @Message("Confusion of {version}, {number}")
    String confusionOf(String version, int number);

    @Message("Figures drawn {number}")
    String figuresDrawn(int number);

    @Message("A recording costs")
    String cost();

    @Message("{millions} million multiply-accumulates, {ms} ms of one core, a file of {kilobytes} kB")
    String costIs(String millions, String ms, String kilobytes);

    @Message("Its scores as probabilities")
    String calibrated();

    @Message("by a temperature of {temperature}; calibration error {before} before, {after} after")
    String calibratedBy(String temperature, String before, String after);

    @Message("Intended use")
    String intendedUse();

    @Message("Out of scope")
    String outOfScope();

    @Message("In groups of people, rhythms and leads")
    String inGroups();

    @Message("With 95 % intervals by patient. A group of few says little; one that is not there was not measured.")
    String groupKey();

    @Message("Group")
    String group();

    @Message("Groups {number}")
    String groupsNumber(int number);
}
