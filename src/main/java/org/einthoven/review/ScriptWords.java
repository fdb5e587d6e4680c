package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words that the pages' scripts say, as they stand in {@code phrasebook/script_en.properties} and its like. */
@Named("scriptWords")
@ApplicationScoped
public class ScriptWords {
    private static final Map<String, String> JSON =
            Language.KNOWN.stream().collect(Collectors.toUnmodifiableMap(tag -> tag, ScriptWords::json));

    private final Language language;

    ScriptWords(Language language) {
        this.language = language;
    }

    /** An object of them that can stand in a script element. */
    public String getJson() {
        return JSON.getOrDefault(language.getTag(), "{}");
    }

    private static String json(String language) {
        try {
            String all =
                    new ObjectMapper().writeValueAsString(new TreeMap<>(Phrasebook.properties("script_" + language)));
            return all.replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("words are text", impossible);
        }
    }
}
