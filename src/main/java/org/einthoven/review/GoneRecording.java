package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.diagnosis.ReaderStatement;

/** Answers a form about a recording that was erased while its page was open: with what was typed, which is nowhere else. */
final class GoneRecording {
    private GoneRecording() {}

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance gone(String typed);

        private Templates() {}
    }

    static Response answer(MultivaluedMap<String, String> posted, Speech speech) {
        return Response.status(404)
                .entity(Templates.gone(words(posted, speech)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** All that a reader wrote or ticked, whichever form it was in, a paragraph each. */
    private static String words(MultivaluedMap<String, String> posted, Speech speech) {
        Stream<String> wordings = posted.keySet().stream()
                .filter(name -> name.startsWith(ReviewForm.WORDING))
                .sorted();
        Stream<String> written = Stream.concat(wordings, Stream.of("added", "comment", "words", "reason"))
                .map(name -> ReviewForm.text(posted.getFirst(name)));
        return Stream.concat(Stream.of(ticked(posted.getOrDefault("own", List.of()), speech)), written)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String ticked(List<String> names, Speech speech) {
        return Arrays.stream(ReaderStatement.values())
                .filter(statement -> names.contains(statement.name()))
                .map(statement -> speech.words(statement.display()))
                .collect(Collectors.joining("\n"));
    }
}
