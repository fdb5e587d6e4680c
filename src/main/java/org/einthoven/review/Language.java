package org.einthoven.review;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.ReaderChoices;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** In which language the page is: the reader's choice, else the first that the browser asks for and that there is. */
@Named("language")
@RequestScoped
public class Language {
    private static final Logger LOG = Logger.getLogger(Language.class);

    static final String ENGLISH = "en";
    static final List<String> KNOWN = List.of(ENGLISH, "de");
    /** Written from right to left; none of them is there yet. */
    private static final Set<String> LEFTWARDS = Set.of("ar", "fa", "he", "ur");

    private final CurrentVertxRequest request;
    private final ReaderChoices choices;
    private final SignedIn reader;
    private @Nullable String tag;

    Language(CurrentVertxRequest request, ReaderChoices choices, SignedIn reader) {
        this.request = request;
        this.choices = choices;
        this.reader = reader;
    }

    /** As BCP 47 has it. */
    public String getTag() {
        String known = tag == null ? chosen().or(this::asked).orElse(ENGLISH) : tag;
        tag = known;
        return known;
    }

    /** {@code ltr} or {@code rtl}. */
    public String getDir() {
        return LEFTWARDS.contains(getTag()) ? "rtl" : "ltr";
    }

    Locale locale() {
        return Locale.forLanguageTag(getTag());
    }

    Phrases phrases() {
        return words(Phrases.class);
    }

    /** @param bundle of messages */
    <T> T words(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(getTag()));
    }

    private Optional<String> chosen() {
        if (!reader.isCardiologist()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(choices.of(reader.getName()).language()).filter(KNOWN::contains);
        } catch (RuntimeException unanswered) {
            // the page that says that the database does not answer is shown without asking it
            LOG.debug("the reader's language is not known", unanswered);
            return Optional.empty();
        }
    }

    private Optional<String> asked() {
        RoutingContext routing = request.getCurrent();
        Stream<LanguageHeader> wanted = routing == null ? Stream.empty() : routing.acceptableLanguages().stream();
        return wanted.map(LanguageHeader::tag)
                .map(wish -> wish.toLowerCase(Locale.ROOT))
                .filter(KNOWN::contains)
                .findFirst();
    }

    /** Every page is in the language of its request. */
    static void speak(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(page -> {
            if (Arc.container().requestContext().isActive()) {
                page.setAttribute(
                        TemplateInstance.LOCALE,
                        Arc.container().instance(Language.class).get().locale());
            }
        });
    }
}
