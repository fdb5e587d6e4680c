package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Finding;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.Test;

/** What becomes of a form that was filled in for findings that have changed since. */
class ReviewFormTest {
    private static final String ECTOPY = FakeReader.ECTOPY.id();
    private static final ReadingDocument READ = ReadingDocument.of(FakeReader.reported(10));

    private static ReadingDocument with(Finding... findings) {
        Reading.Reported read = FakeReader.reported(10);
        return ReadingDocument.of(new Reading.Reported(
                read.quality(),
                read.delineation(),
                read.beats(),
                List.of(),
                List.of(),
                read.measurements(),
                List.of(findings),
                List.of(),
                List.of(),
                read.models()));
    }

    private static MultivaluedMap<String, String> posted(Verdict verdict, String text) {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.add("version", "1");
        posted.add("said-" + ECTOPY, FakeReader.ECTOPY.display());
        posted.add("verdict-" + ECTOPY, verdict.name());
        posted.add("text-" + ECTOPY, text);
        posted.add("added", "Athlete");
        return posted;
    }

    private static Finding inOtherWords() {
        Finding ectopy = FakeReader.ECTOPY;
        return new Finding(
                ectopy.id(), ectopy.code(), "3 ventricular ectopic beats", 1, true, List.of(), List.of(), List.of());
    }

    @Test
    void aDecisionStandsWhileTheFindingSaysTheSame() {
        ReviewForm form = ReviewForm.read(posted(Verdict.CONFIRMED, ""), READ);
        assertThat(form.choices().get(ECTOPY).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(form.on(new Review(), READ, READ).choices()).isEqualTo(form.choices());
    }

    @Test
    void onOtherWordsOneDecidesAnewButOnesOwnWordsStay() {
        ReadingDocument other = with(inOtherWords());
        ReviewForm confirmed =
                ReviewForm.read(posted(Verdict.CONFIRMED, ""), READ).on(new Review(), READ, other);
        assertThat(confirmed.choices().get(ECTOPY).verdict()).isNull();
        assertThat(ReviewForm.read(posted(Verdict.CONFIRMED, ""), other).choices())
                .isEmpty();
        ReviewForm changed = ReviewForm.read(posted(Verdict.CHANGED, "Aberrant"), other);
        assertThat(changed.choices().get(ECTOPY)).isEqualTo(new ReviewForm.Choice(Verdict.CHANGED, "Aberrant"));
    }

    @Test
    void wordsForAFindingThatIsGoneStayAsAFurtherStatement() {
        ReadingDocument without = with(FakeReader.RATE);
        assertThat(ReviewForm.read(posted(Verdict.CHANGED, "Aberrant"), without).added())
                .isEqualTo("Athlete\nAberrant");
        ReviewForm before = ReviewForm.read(posted(Verdict.CHANGED, "Aberrant"), READ);
        assertThat(before.added()).isEqualTo("Athlete");
        assertThat(before.on(new Review(), READ, without).added()).isEqualTo("Athlete\nAberrant");
    }
}
