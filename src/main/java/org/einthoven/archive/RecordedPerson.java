package org.einthoven.archive;

/**
 * Who was recorded, where recordings of one person must stay together: the patient, else whom the sender refers to, else nobody
 * but the recording itself, with the other parts of its file and what it was mended from. A reference into the resource itself
 * ({@code #p}) is each sender's name for anybody, and so for nobody.
 */
public final class RecordedPerson {
    /** Of a row of {@code recording} by its alias; never null. */
    public static final String SQL =
            """
            coalesce('Patient/' || %1$s.patient_id, case when %1$s.subject not like '#%%' then %1$s.subject end,
                (with recursive form(id, whole, before) as (select %1$s.id, %1$s.whole, %1$s.mended_from
                    union select o.id, o.whole, o.mended_from from recording o join form on o.id = form.before)
                select coalesce('whole ' || form.whole, 'recording ' || form.id) from form where form.before is null))
            """;

    private RecordedPerson() {}
}
