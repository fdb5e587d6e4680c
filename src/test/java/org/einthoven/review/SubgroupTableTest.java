package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.inference.ModelCard.Metric;
import org.junit.jupiter.api.Test;

class SubgroupTableTest {

    private static final String HERE = "LUDB fold 0";

    @Test
    void aGroupIsARowAndWhatItLacksIsEmpty() {
        List<SubgroupTable> tables = SubgroupTable.of(List.of(
                new Metric("P.onset.f1", 0.9, null, null, HERE),
                new Metric("groups.female.records", 12, null, null, HERE),
                new Metric("groups.female.P", 0.9, 0.8, 1.0, HERE),
                new Metric("groups.age60s.records", 4, null, null, HERE),
                new Metric("groups.age90s.records", 1, null, null, HERE),
                new Metric("f1ByRhythm.Sinus bradycardia.P", 0.5, null, null, HERE),
                new Metric("normality.groups.male.auc", 0.7, null, null, "PTB-XL")));

        assertThat(tables).hasSize(2);
        SubgroupTable waves = tables.get(0);
        assertThat(waves.on()).isEqualTo(HERE);
        assertThat(waves.columns()).containsExactly("records", "P");
        assertThat(waves.rows().stream().map(SubgroupTable.Row::group))
                .containsExactly("female", "60 to 69 years", "90 years or more", "Sinus bradycardia");
        assertThat(waves.rows().get(0).cells().get(1).interval()).isEqualTo("0.800 to 1.000");
        assertThat(waves.rows().get(1).cells().get(1)).isEqualTo(ModelRow.Figure.NONE);
        assertThat(waves.rows().get(2).cells().get(0).value())
                .as("one record is a count and no share")
                .isEqualTo("1");
        assertThat(tables.get(1).what()).isEqualTo("normality");
        assertThat(ModelRow.Figure.of(new Metric("endToEndByRhythm.IVR.F.beats", 0, null, null, HERE))
                        .value())
                .isEqualTo("0");
    }

    @Test
    void aRhythmAndALeadOfOneNameAreTwoRows() {
        SubgroupTable table = SubgroupTable.of(List.of(
                        new Metric("f1ByRhythm.I.P", 0.5, null, null, HERE),
                        new Metric("f1ByLead.I.P", 0.75, null, null, HERE)))
                .get(0);

        assertThat(table.rows()).extracting(row -> row.cells().get(0).value()).containsExactly("0.500", "0.750");
    }
}
