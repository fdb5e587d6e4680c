package org.einthoven.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.stream.Stream;
import org.einthoven.diagnosis.FindingCode;

/** Says to the reader, in the language of the page, what the server says in English. */
@Named("speech")
@RequestScoped
public class Speech {
    /** How the learned classifier says what it is less sure of, before it says that it does. */
    private static final String POSSIBLE = " possible";

    private static final String BY = " by the learned classifier";

    private final Language language;

    Speech(Language language) {
        this.language = language;
    }

    /** @param english whether the words are English on a page that is not */
    public record Saying(String words, boolean english) {}

    public Saying say(String english) {
        return book().of(english)
                .map(words -> new Saying(words, false))
                .orElseGet(
                        () -> new Saying(english, isForeign() && english.chars().anyMatch(Character::isLowerCase)));
    }

    /** For where nothing can say that it is English: what is read out, and drawings. */
    public String words(String english) {
        return say(english).words();
    }

    /** The name of a finding in the language of the page; empty where that is English, or the finding is not of ours. */
    public String finding(String code) {
        return book().finding(code).orElse("");
    }

    /** The name of a finding as above, else the words that it has in English: for what is read out. */
    public String named(String code, String display) {
        return book().finding(code).orElse(display);
    }

    /**
     * The name of the finding that a statement begins with, for where there is room for no more; empty like
     * {@link #finding}, and where the whole statement is known but for its numbers.
     */
    public String beginning(String display) {
        if (!isForeign() || book().counted(display).isPresent()) {
            return "";
        }
        boolean possible = display.contains(POSSIBLE + BY);
        String sure = possible ? display.replace(POSSIBLE + BY, BY) : display;
        return Stream.of(FindingCode.values())
                .filter(code -> sure.startsWith(code.display()))
                .max(Comparator.comparingInt(code -> code.display().length()))
                .map(code -> finding(code.code()) + (possible ? " " + words(POSSIBLE.strip()) : ""))
                .orElse("");
    }

    /** Whether the page is in another language than what is recorded, signed and sent. */
    public boolean isForeign() {
        return !language.getTag().equals(Language.ENGLISH);
    }

    Phrasebook book() {
        return isForeign() ? Phrasebook.GERMAN : Phrasebook.ENGLISH;
    }
}
