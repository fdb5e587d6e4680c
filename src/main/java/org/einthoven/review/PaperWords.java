package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of printed pages: what was taken from one, mending it, laying it out by hand. In English here and in German in {@code messages/pap_de.properties}. */
@MessageBundle("pap")
public interface PaperWords {
    @Message("Printed page of {patient}")
    String printedPageOf(String patient);

    @Message("Recording")
    String recording();

    @Message("Lay the page out by hand")
    String layByHand();

    @Message("The trace is unsure in {leads}, where it is drawn in red.")
    String unsureInRed(String leads);

    @Message("Picture of the page, with what was taken from it drawn over it")
    String pictureWithTaken();

    @Message("Traces over the picture of the page")
    String tracesOver();

    @Message("Mend the trace")
    String mendTrace();

    @Message(
            "Erase a stretch that is not the trace, so that it is missing, or draw it straight from one place to another.")
    String eraseOrDraw();

    @Message("Choose “erase” or “draw” in a line, then click where the stretch begins and where it ends.")
    String chooseThenClick();

    @Message("What is mended becomes a recording of its own and is read anew; this one stays as it is.")
    String becomesOwn();

    @Message("Changes")
    String changes();

    @Message("Change")
    String change();

    @Message("Lead")
    String lead();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Change {number}")
    String changeNumber(int number);

    @Message("none")
    String none();

    @Message("erase")
    String erase();

    @Message("draw")
    String draw();

    @Message("Lead of change {number}")
    String leadOfChange(int number);

    @Message("Change {number} from, in seconds")
    String changeFrom(int number);

    @Message("Change {number} to, in seconds")
    String changeTo(int number);

    @Message("Change {number} begins at, in mV")
    String changeBegins(int number);

    @Message("Change {number} ends at, in mV")
    String changeEnds(int number);

    @Message("Accept and read again")
    String acceptRead();

    @Message("Leave as it is")
    String leaveAsIs();

    @Message("What the page shows")
    String whatPageShows();

    @Message("What the page shows of each lead")
    String whatPageShowsOfEach();

    @Message("Time")
    String time();

    @Message("Unsure from")
    String unsureFrom();

    @Message("Layout of the page of {patient}")
    String layoutOf(String patient);

    @Message("Printed page")
    String printedPage();

    @Message(
            "The page is traced as it is laid out below. Nothing is kept yet: look whether the lines lie on the traces, then accept.")
    String tracedSo();

    @Message("Picture of the page, with corners, boxes and traces drawn over it")
    String pictureWithCorners();

    @Message("Corners, boxes and traces over the picture of the page")
    String cornersOver();

    @Message("Paper")
    String paper();

    @Message(
            "The corners are those of a rectangle of the grid, in pixels of the picture, and its size in millimetres is counted on the grid.")
    String cornersAre();

    @Message(
            "Drag the round handles to the corners, and the edges of the boxes around their leads; the arrow keys change the number that has the focus.")
    String dragHandles();

    @Message("Corner at the {place}")
    String cornerAt(String place);

    @Message("Size")
    String size();

    @Message("wide")
    String wide();

    @Message("high")
    String high();

    @Message("Scale")
    String scale();

    @Message("Speed")
    String speed();

    @Message("Gain")
    String gain();

    @Message("Leads")
    String leads();

    @Message(
            "A box is laid around each lead, without its calibration pulse, in millimetres from the corner at the upper left. The leftmost begins at 0 s. A line without a lead is left out.")
    String boxAround();

    @Message("Boxes of the leads")
    String boxes();

    @Message("Left")
    String left();

    @Message("Top")
    String top();

    @Message("Right")
    String right();

    @Message("Bottom")
    String bottom();

    @Message("Upside down")
    String upsideDown();

    @Message("Lead of box {number}")
    String leadOfBox(int number);

    @Message("Left edge of box {number}, in mm")
    String leftOf(int number);

    @Message("Upper edge of box {number}, in mm")
    String topOf(int number);

    @Message("Right edge of box {number}, in mm")
    String rightOf(int number);

    @Message("Lower edge of box {number}, in mm")
    String bottomOf(int number);

    @Message("Box {number} is drawn upside down")
    String boxInverted(int number);

    @Message("Trace it so")
    String traceSo();

    @Message("Boxes of equal size")
    String evenBoxes();

    @Message(
            "Choose how the leads stand on the page and between which edges of the paper: the boxes below are laid anew.")
    String evenNote();

    @Message("Drag a box by its middle to move all of them.")
    String dragAll();

    @Message("Layout")
    String layout();

    @Message("Order")
    String order();

    @Message("I to aVF")
    String standardOrder();

    @Message("Cabrera")
    String cabreraOrder();

    @Message("from the left")
    String fromLeft();

    @Message("from above")
    String fromAbove();

    @Message("to the right")
    String toRight();

    @Message("to below")
    String toBelow();

    @Message("Lay them so")
    String laySo();

    @Message("The right side of the picture is above")
    String turn();

    @Message("Lay out {name}")
    String layOut(String name);

    @Message("Pages to be laid out")
    String pagesToLay();

    @Message("It could not be read by itself:")
    String notByItself();

    @Message("Nothing of it is a recording yet.")
    String noRecordingYet();

    @Message("Sent by {who}")
    String sentBy(String who);

    @Message("Whose page it is")
    String whose();

    @Message("Patient/…, where it is known")
    String whoseHint();

    @Message("Accept and read")
    String accept();

    @Message("Later")
    String later();

    @Message("Throw the picture away")
    String throwAway();

    @Message("Throw those that are chosen away")
    String throwThese();

    @Message("Thrown away, a picture is gone for good, and who sent it is not told.")
    String goneForGood();

    @Message("Why it is thrown away")
    String whyThrown();

    @Message("Choose {name}")
    String choose(String name);

    @Message(
            "As many pages wait as are kept, or as are kept of one who sends: what is sent now is refused. Lay out or throw away what waits.")
    String roomFull();

    @Message("Sent as {one}’s, then as {other}’s: compare the name on the paper.")
    String saidOfTwo(String one, String other);

    @Message("Sent as {one}’s: compare the name on the paper.")
    String saidOfOne(String one);

    @Message("Compare this with the name on the paper before you accept.")
    String compareName();

    @Message("It belongs to")
    String belongsTo();

    @Message("It belongs to nobody: the recording will be kept without a patient.")
    String belongsToNobody();

    @Message("Read off the page")
    String scaleRead();

    @Message(
            "No grid was found, so nobody knows how large the paper is: count the squares of 5 mm between the corners, then lay the boxes.")
    String countSize();

    @Message(
            "These printed ECGs could not be read by themselves. Lay them out by hand, or throw them away; those of which nobody makes a recording go after some time.")
    String pagesAre();

    @Message("No page waits.")
    String noPages();

    @Message("File")
    String file();

    @Message("Why it was not read")
    String why();

    @Message("Patient")
    String patient();

    @Message("Sent")
    String sent();
}
