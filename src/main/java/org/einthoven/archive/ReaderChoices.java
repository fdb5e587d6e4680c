package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.einthoven.archive.ReviewSettings.BlindFirst;
import org.jspecify.annotations.Nullable;

/** What each reader wants of the pages for themselves. */
@ApplicationScoped
public class ReaderChoices {
    private final EntityManager entities;
    private final ReviewSettings settings;

    ReaderChoices(EntityManager entities, ReviewSettings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    /**
     * @param blindFirst whether the reader commits a reading of their own before seeing the machine's
     * @param language as BCP 47 has it; null for what the browser asks for
     */
    public record Choice(boolean blindFirst, @Nullable String language) {
        static final Choice NONE = new Choice(false, null);
    }

    @Transactional
    public Choice of(String reader) {
        Stream<?> rows = entities.createNativeQuery(
                        "select blind_first, language from reader_choice where reader = :reader")
                .setParameter("reader", reader)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new Choice((Boolean) row[0], (String) row[1]))
                .findFirst()
                .orElse(Choice.NONE);
    }

    /** Whether the reader commits a reading of their own first: by their own choice, or since the site wants it of all. */
    @Transactional
    public boolean isBlindFirst(String reader) {
        return settings.blindFirst() == BlindFirst.ALWAYS || of(reader).blindFirst();
    }

    @Transactional
    public void keep(String reader, Choice choice) {
        entities.createNativeQuery("insert into reader_choice (reader, blind_first, language)"
                        + " values (:reader, :blind, cast(:language as text)) on conflict (reader) do update"
                        + " set blind_first = excluded.blind_first, language = excluded.language")
                .setParameter("reader", reader)
                .setParameter("blind", choice.blindFirst())
                .setParameter("language", choice.language())
                .executeUpdate();
    }
}
