package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {
    /** Those before were made while there was no server that had to go on meanwhile. */
    private static final int LAST_FREE = 42;

    /** Those before it waited for tables as long as it took. */
    private static final int FIRST_PATIENT = 61;

    /** Numbers that nobody may take any more: a database that is past them refuses what comes in before. */
    private static final Set<Integer> GIVEN_UP = Set.of(33, 34, 42, 45, 46, 54, 59);

    private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");

    @Test
    void areKeptByEachMigrationSinceThereAreServersThatGoOn() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            List<Path> bound = files.filter(MigrationRulesTest::isBound).toList();

            assertThat(bound).isNotEmpty();
            for (Path file : bound) {
                assertThat(MigrationRules.broken(Files.readString(file)))
                        .as(file.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    private static boolean isBound(Path file) {
        return number(file) > LAST_FREE;
    }

    /** 0 of what is no migration. */
    private static int number(Path file) {
        Matcher number = NUMBER.matcher(file.getFileName().toString());
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    @Test
    void numbersFollowOneAnother() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            Set<Integer> numbers = files.map(MigrationRulesTest::number)
                    .filter(number -> number > 0)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(numbers).doesNotContainAnyElementsOf(GIVEN_UP);
            numbers.addAll(GIVEN_UP);
            assertThat(numbers).hasSize(Collections.max(numbers));
        }
    }

    @Test
    void saysHowLongItWaitsForATable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            for (Path file : files.filter(file -> number(file) >= FIRST_PATIENT).toList()) {
                assertThat(MigrationRules.waitsForEver(Files.readString(file)))
                        .as(file.getFileName().toString())
                        .isFalse();
            }
        }
        assertThat(MigrationRules.waitsForEver("alter table recording drop constraint f;"))
                .isTrue();
        assertThat(MigrationRules.waitsForEver("alter table ward add x int; set local lock_timeout = '5s';"))
                .isTrue();
        assertThat(MigrationRules.waitsForEver(
                        "-- why\nset local lock_timeout = '5s';\nalter table recording drop constraint f;"))
                .isFalse();
        assertThat(MigrationRules.waitsForEver("create table ward (id int); alter table ward add x int;"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table finding",
                "alter table recording drop column subject",
                "ALTER TABLE recording DROP subject",
                "alter table recording rename column subject to patient",
                "alter table recording rename to recordings",
                "alter table recording alter column status type varchar(3)",
                "alter table recording add column ward text not null",
                "alter table recording add ward text not null",
                "alter table recording alter column subject set not null",
                "alter table recording add constraint c check (length > 0)",
                "alter table recording add constraint f foreign key (subject) references patient (id)",
                "create index recording_by_subject on recording (subject)",
                "create unique index r on recording (subject)",
                "create index concurrently recording_by_subject on recording (subject)",
                "update recording set status = 'PENDING'",
                "delete from recording",
                "lock table recording",
                "-- a word before\nalter table recording\n  drop column subject"
            })
    void refuseWhatServersOfBeforeCannotLiveWith(String statement) {
        assertThat(MigrationRules.broken(statement + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table recording add column ward text",
                "alter table recording add column ward text not null default ''",
                "alter table recording add constraint c check (length > 0) not valid; alter table recording validate constraint c",
                "alter table recording drop constraint c",
                "alter table recording alter column subject drop not null",
                "drop index concurrently if exists r; create index concurrently r on recording (subject)",
                "create table ward (id int not null); create index ward_by_id on ward (id); update ward set id = 1",
                "create function f() returns trigger language plpgsql as $$ begin update recording set a = 1; end $$",
                "comment on column recording.subject is 'drop table; rename'",
                "-- unused since V40\nalter table recording drop column subject",
                "insert into model_generation (generation) values (1)"
            })
    void letWhatServersOfBeforeDoNotNotice(String migration) {
        assertThat(MigrationRules.broken(migration + ";")).isEmpty();
    }
}
