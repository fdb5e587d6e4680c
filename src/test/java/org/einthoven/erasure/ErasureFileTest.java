package org.einthoven.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.TestDatabase;
import org.einthoven.erasure.Erasure.Listed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server serves with the whole list of erasures that it has kept, or not at all. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureFileTest extends ErasedPerson {
    @Inject
    ErasureFile file;

    @Inject
    ErasureLists lists;

    @Inject
    ErasuresAtStart start;

    @Inject
    ErasureFileJob job;

    private Path list;
    private String before;

    @BeforeEach
    void keptSoFar() throws IOException {
        list = file.place().orElseThrow();
        described();
        erase(patient);
        before = Files.readString(list);
    }

    @AfterEach
    void putBack() throws IOException {
        Files.deleteIfExists(list);
        Files.writeString(list, before);
        assertThat(file.keep()).isTrue();
    }

    private void refuses(String why) {
        assertThatThrownBy(() -> start.start(new StartupEvent()))
                .hasMessageContaining(list.toString())
                .hasMessageContaining(why);
    }

    @Test
    void isSealedAndCounted() {
        assertThat(before.lines().findFirst().orElseThrow()).matches("\\{\"erasures\":\\d+,\"seal\":\"[0-9a-f]{64}\"}");
        assertThat(before.lines()).hasSize(1 + erasures.ids().size());
    }

    @Test
    void isNotThere() throws IOException {
        Files.delete(list);
        refuses("it is not there");
        assertThat(list).doesNotExist();
        assertThat(file.keep()).as("nor is a new one begun by the next erasure").isFalse();
        assertThat(list).doesNotExist();
    }

    @Test
    void isNotThereAndIsBegunAnewWhereThatIsSaid() throws IOException {
        String since = lists.since().orElseThrow().toString();
        Files.delete(list);
        ErasureFile anew = new ErasureFile(Optional.of(list.toString()), Optional.of(since), erasures, lists, entities);
        assertThat(anew.read()).isEmpty();
        assertThat(anew.keep()).isTrue();
        assertThat(file.read()).extracting(Listed::id).containsExactlyInAnyOrderElementsOf(erasures.ids());

        Files.delete(list);
        assertThatThrownBy(anew::read).as("the setting says it once").hasMessageContaining("it is not there");
    }

    @Test
    void isLookedForWhereNoPlaceIsSet() {
        ErasureFile nowhere = new ErasureFile(Optional.empty(), Optional.empty(), erasures, lists, entities);
        assertThatThrownBy(nowhere::read).hasMessageContaining("EINTHOVEN_ERASURES_FILE");
    }

    @Test
    void isEmpty() throws IOException {
        Files.writeString(list, "");
        refuses("there is nothing in it");
    }

    @Test
    void endsTooEarly() throws IOException {
        Files.writeString(list, before.lines().limit(before.lines().count() - 1).collect(Collectors.joining("\n")));
        refuses("the list ends after");
        refuses("EINTHOVEN_ERASURES_ANEW=" + lists.since().orElseThrow());
    }

    @Test
    void isCutWithinALine() throws IOException {
        Files.writeString(list, before.substring(0, before.length() - 20));
        refuses("line ");
    }

    @Test
    void lacksALineAndIsCountedAgain() throws IOException {
        int count = erasures.ids().size();
        String fewer = before.lines().limit(count).collect(Collectors.joining("\n"));
        Files.writeString(list, fewer.replace("\"erasures\":" + count + ",", "\"erasures\":" + (count - 1) + ","));
        refuses("seal");
    }

    @Test
    void mayNotBeRead() throws IOException {
        Files.delete(list);
        Files.createDirectory(list);
        refuses("cannot be read");
    }

    @Test
    void hasALineThatSomebodyPutThere() throws IOException {
        reader.may.countDown();
        UUID recording = posted();
        watch.await(recording);
        Listed forged = new Listed(
                UUID.randomUUID(), Instant.now(), "0".repeat(64), List.of(DigestUtils.sha256Hex(recording.toString())));
        ListSeal guessed = new ListSeal(new byte[32]);
        Files.writeString(list, before + ErasureList.write(List.of(forged), guessed));
        refuses("another database's");
        Files.writeString(
                list,
                ErasureList.write(List.of(forged), guessed).lines().toList().get(1) + "\n");
        refuses("line 1");
        assertThat(tablesWith(recording.toString())).isNotEmpty();
        erase(patient);
        before = lists.write(erasures.list());
    }

    @Test
    void ofAnEarlierVersionIsGoneOnWithOnlyWhereItSaysNothingNew() throws IOException {
        write("delete from erasure_list where :who <> ''");
        String lines = before.lines().skip(1).collect(Collectors.joining("\n", "", "\n"));
        Listed forged = new Listed(UUID.randomUUID(), Instant.now(), "0".repeat(64), List.of());
        String another = ErasureList.write(List.of(forged), new ListSeal(new byte[32]))
                .lines()
                .toList()
                .get(1);
        Files.writeString(list, lines + another);
        refuses("it has no seal");

        Files.writeString(list, lines);
        start.start(new StartupEvent());
        assertThat(list).content().contains("\"seal\"");
        assertThat(lists.since()).isPresent();
    }

    @Test
    void ofAServerThatNeverHadOneIsBegun() throws IOException {
        write("delete from erasure_list where :who <> ''");
        Files.delete(list);
        start.start(new StartupEvent());
        assertThat(file.read()).extracting(Listed::id).containsExactlyInAnyOrderElementsOf(erasures.ids());
    }

    @Test
    void cannotBeWrittenWhichIsTold() throws IOException {
        assertThat(lists.missing()).isZero();
        Files.delete(list);
        Files.createDirectory(list);
        described();
        erase(patient);
        assertThat(lists.missing()).isEqualTo(1);
        Files.delete(list);
        Files.writeString(list, before);
        job.run();
        assertThat(lists.missing()).as("an hour later").isZero();
        before = Files.readString(list);
    }
}
