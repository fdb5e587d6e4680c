package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.einthoven.ecg.Subject;
import org.junit.jupiter.api.Test;

class SubgroupsTest {

    @Test
    void everyoneStandsWithTheirSexAndTheirDecadeAndTheOldestTogether() {
        List<Subject> all = List.of(
                new Subject(9.0, Subject.Sex.FEMALE),
                new Subject(10.0, Subject.Sex.MALE),
                new Subject(69.9, null),
                new Subject(101.0, Subject.Sex.MALE),
                new Subject(null, Subject.Sex.MALE));

        Map<String, Object> groups = Subgroups.of(
                all, Function.identity(), group -> Map.of("first", group.get(0).toString()));

        assertThat(groups.keySet()).containsExactly("female", "male", "age0s", "age10s", "age60s", "age90s");
        assertThat(groups.get("male"))
                .isEqualTo(Map.of("records", 3, "first", all.get(1).toString()));
        assertThat(groups.get("age90s"))
                .isEqualTo(Map.of("records", 1, "first", all.get(3).toString()));
    }

    @Test
    void headersOfMitBihAreReadAndThoseThatSayNothingAreUnknown() {
        assertThat(BeatRecord.subject(List.of(" 69 M 1085 1629 x1", " Aldomet, Inderal")))
                .isEqualTo(new Subject(69.0, Subject.Sex.MALE));
        assertThat(BeatRecord.subject(List.of("-1 F 1960 1528 x1"))).isEqualTo(new Subject(null, Subject.Sex.FEMALE));
        assertThat(BeatRecord.subject(List.of())).isEqualTo(Subject.UNKNOWN);
        assertThat(BeatRecord.subject(List.of("a note"))).isEqualTo(Subject.UNKNOWN);
    }
}
