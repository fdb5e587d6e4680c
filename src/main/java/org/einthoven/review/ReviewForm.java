package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.KeptText;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Finding;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * The review form as it stands on the page, complete or not.
 *
 * @param version {@link Review#version} that the form is for: the open draft's, or the one after the last signed
 * @param lock {@link Review#lockVersion} of the draft that the page shows; null where it shows none
 * @param choices by id of the finding
 * @param added statements in the cardiologist's own words, one a line
 */
public record ReviewForm(
        int version, @Nullable Integer lock, Map<String, Choice> choices, String added, String comment) {
    /** Bounds of what is kept; far above what anyone writes into a report. */
    static final int MAX_STATEMENT = 500;

    static final int MAX_ADDED = 20;
    static final int MAX_COMMENT = 8_000;

    /** Begins the name of the field in which a finding is worded anew. */
    static final String WORDING = "text-";

    /** @param verdict null while nothing is chosen */
    public record Choice(@Nullable Verdict verdict, String text) {}

    public ReviewForm {
        choices = Map.copyOf(choices);
    }

    static ReviewForm of(int version, @Nullable Integer lock, ReviewContent content) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (FindingDecision decision : content.decisions()) {
            String text = Optional.ofNullable(decision.changedText()).orElse("");
            choices.put(decision.findingId(), new Choice(decision.verdict(), text));
        }
        return new ReviewForm(version, lock, choices, String.join("\n", content.added()), content.comment());
    }

    /**
     * Reads what was posted: {@code verdict-ID} and {@code text-ID} for the finding with this id, {@code added}, {@code
     * comment}. A choice on a finding that the reading does not have is passed over, and so is one that was made on other
     * words than the reading has now ({@code said-ID}); a wording of one's own stays, as a further statement where its
     * finding is gone.
     */
    static ReviewForm read(MultivaluedMap<String, String> posted, ReadingDocument reading) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (Finding finding : reading.findings()) {
            Verdict chosen = verdict(posted.getFirst("verdict-" + finding.id()));
            String said = posted.getFirst("said-" + finding.id());
            boolean stands = chosen == Verdict.CHANGED || said == null || said.equals(finding.display());
            Verdict verdict = stands ? chosen : null;
            String text = text(posted.getFirst(WORDING + finding.id()));
            if (verdict != null || !text.isEmpty()) {
                choices.put(finding.id(), new Choice(verdict, text));
            }
        }
        return new ReviewForm(
                version(posted.getFirst("version")),
                lock(posted.getFirst("lock")),
                choices,
                more(
                        text(posted.getFirst("added")),
                        posted.keySet().stream()
                                .filter(name -> name.startsWith(WORDING) && isGone(name, reading))
                                .map(name -> text(posted.getFirst(name)))),
                text(posted.getFirst("comment")));
    }

    private static boolean isGone(String name, ReadingDocument reading) {
        return reading.finding(name.substring(WORDING.length())).isEmpty();
    }

    private static String more(String added, Stream<String> words) {
        return Stream.concat(Stream.of(added), words)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /**
     * The same on a page that shows another draft and another reading: what was chosen for a finding that says something
     * else now is chosen anew, but words that were typed stay.
     */
    ReviewForm on(Review draft, ReadingDocument before, ReadingDocument now) {
        Map<String, Choice> left = new LinkedHashMap<>();
        List<String> homeless = new ArrayList<>();
        choices.forEach((id, choice) -> {
            if (now.finding(id).isEmpty()) {
                homeless.add(choice.text());
                return;
            }
            boolean stays = choice.verdict() == Verdict.CHANGED || before.saysTheSame(id, now);
            left.put(id, stays ? choice : new Choice(null, choice.text()));
        });
        return new ReviewForm(draft.version, draft.lockVersion, left, more(added, homeless.stream()), comment);
    }

    private static @Nullable Verdict verdict(@Nullable String posted) {
        try {
            return posted == null ? null : Verdict.valueOf(posted);
        } catch (IllegalArgumentException unknown) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "verdict");
        }
    }

    static @Nullable Integer lock(@Nullable String posted) {
        return number("lock", posted);
    }

    private static int version(@Nullable String posted) {
        Integer version = number("version", posted);
        if (version == null) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "version");
        }
        return version;
    }

    private static @Nullable Integer number(String name, @Nullable String posted) {
        try {
            return posted == null || posted.isEmpty() ? null : Integer.valueOf(posted);
        } catch (NumberFormatException odd) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", name);
        }
    }

    static String text(@Nullable String posted) {
        return posted == null
                ? ""
                : KeptText.cleaned(posted).replace("\r\n", "\n").strip();
    }

    /**
     * What is to be kept of it.
     *
     * @throws FaultException {@link Fault#INVALID_ELEMENT} where a changed finding has no new text or something is too
     *     long
     */
    ReviewContent content(ReadingDocument reading) {
        List<FindingDecision> decisions = new ArrayList<>();
        for (Finding finding : reading.findings()) {
            Choice choice = choices.get(finding.id());
            if (choice != null && choice.verdict() != null) {
                decisions.add(decision(finding, choice.verdict(), choice.text()));
            }
        }
        List<String> statements = added.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        bound(statements.size() <= MAX_ADDED, "There are more than " + MAX_ADDED + " added statements.");
        statements.forEach(line -> bound(line.length() <= MAX_STATEMENT, tooLong("An added statement", MAX_STATEMENT)));
        bound(comment.length() <= MAX_COMMENT, tooLong("The comment", MAX_COMMENT));
        return new ReviewContent(decisions, statements, comment);
    }

    private static FindingDecision decision(Finding finding, Verdict verdict, String text) {
        if (verdict != Verdict.CHANGED) {
            return new FindingDecision(finding.id(), verdict, null);
        }
        bound(!text.isEmpty(), "Write what the finding \"" + finding.display() + "\" should say instead.");
        bound(
                text.length() <= MAX_STATEMENT,
                tooLong("The new wording of \"" + finding.display() + "\"", MAX_STATEMENT));
        return new FindingDecision(finding.id(), verdict, text);
    }

    private static String tooLong(String what, int most) {
        return what + " is longer than " + most + " letters: shorten it.";
    }

    private static void bound(boolean kept, String otherwise) {
        if (!kept) {
            throw FaultException.of(Fault.INVALID_ELEMENT, otherwise);
        }
    }
}
