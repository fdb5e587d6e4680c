package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What each key does on a recording's page. In English here and in German in {@code messages/key_de.properties}. */
@MessageBundle("key")
public interface KeyWords {
    @Message("next, previous finding, with its evidence")
    String nextFinding();

    @Message("next, previous place it rests on")
    String nextPlace();

    @Message("out of a field; hide the evidence")
    String hide();

    @Message("confirm, change, reject the finding")
    String decide();

    @Message("write a comment")
    String comment();

    @Message("save the draft")
    String save();

    @Message("review and sign")
    String sign();

    @Message("amend what is signed")
    String amend();

    @Message("zoom")
    String zoom();

    @Message("paper speed")
    String speed();

    @Message("lower, higher gain")
    String gain();

    @Message("layout")
    String layout();

    @Message("order of the limb leads: standard, Cabrera")
    String order();

    @Message("lead of the rhythm strip")
    String strip();

    @Message("filter: none, filtered, both")
    String filter();

    @Message("back, on in the recording")
    String page();

    @Message("waves, beats on the trace")
    String layers();

    @Message("pulses on the trace")
    String pulses();

    @Message("what a finding rests on")
    String finding();

    @Message("next, previous beat of the template")
    String template();

    @Message("next template")
    String nextTemplate();

    @Message("what a finding rests on, its heatmap")
    String evidence();

    @Message("previous, next beat, with its scores")
    String beats();

    @Message("calipers, a further pair")
    String calipers();

    @Message("move their point by a sample;")
    String nudge();

    @Message("by 40 ms")
    String nudgeFar();

    @Message("take the other point, or lock both")
    String hold();

    @Message("march the interval out")
    String march();

    @Message("remove the calipers")
    String remove();

    @Message("QT by the tangent; then click a beat")
    String tangent();

    @Message("magnifier")
    String magnifier();

    @Message("beats over one another")
    String superimposed();

    @Message("undo, redo what was measured or decided")
    String undo();

    @Message("edit waves and beats: drag a boundary, or")
    String edit();

    @Message("while editing: class of the beat")
    String editClass();

    @Message("while editing: add a beat at the pointer, delete the beat")
    String editBeat();

    @Message("while editing: take the next boundary of the beat;")
    String editBoundary();

    @Message("move it,")
    String editMove();

    @Message("deletes its wave")
    String editDelete();

    @Message("measure the screen with a bank card")
    String screen();

    @Message("next open recording that nobody else reads")
    String nextOpen();

    @Message("claim the recording, or release it")
    String claim();

    @Message("acknowledge what is critical")
    String acknowledge();

    @Message("beside earlier recordings of the patient")
    String before();

    @Message("back to the worklist")
    String worklist();

    @Message("while editing: a new P, QRS, T at the beat; click where its ends belong,")
    String editAdd();

    @Message("adds it")
    String editAdds();

    @Message("while editing: boundaries in one lead alone, or in all")
    String editLead();
}
