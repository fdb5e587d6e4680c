package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.Sway;

/**
 * One line on how the machine sways a reader.
 *
 * @param direction {@code towards}, {@code away} or {@code stayed}: part of a CSS class
 */
public record SwayRow(String before, String then, Share share, String direction) {

    static List<SwayRow> of(Sway sway) {
        return List.of(
                new SwayRow(
                        "Both of you saw it", "and you signed it", new Share(sway.alikeKept(), sway.alike()), "stayed"),
                new SwayRow(
                        "Both of you saw it",
                        "and you left it out",
                        new Share(sway.alikeDropped(), sway.alike()),
                        "away"),
                new SwayRow(
                        "Only the machine saw it",
                        "and you signed it",
                        new Share(sway.adopted(), sway.onlyMachine()),
                        "towards"),
                new SwayRow(
                        "Only the machine saw it",
                        "and you left it out",
                        new Share(sway.declined(), sway.onlyMachine()),
                        "stayed"),
                new SwayRow(
                        "Only you saw it",
                        "and you left it out",
                        new Share(sway.ownDropped(), sway.onlyOwn()),
                        "towards"),
                new SwayRow(
                        "Only you saw it", "and you signed it", new Share(sway.ownKept(), sway.onlyOwn()), "stayed"));
    }
}
