package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Answers a form about a recording that was erased while its page was open: with what was typed, which is nowhere else. */
final class GoneRecording {
    private GoneRecording() {}

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance gone(String typed);

        private Templates() {}
    }

    static Response answer(MultivaluedMap<String, String> posted) {
        return Response.status(404)
                .entity(Templates.gone(ReviewForm.words(posted)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
