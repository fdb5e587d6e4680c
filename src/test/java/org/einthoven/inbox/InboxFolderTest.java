package org.einthoven.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.inbox.InboxFolder.Arrived;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files claim about one another, and what becomes of them. */
class InboxFolderTest {
    @TempDir
    Path folder;

    private InboxFolder watched;

    @BeforeEach
    void watch() throws IOException {
        watched = new InboxFolder(folder);
        watched.prepare();
    }

    @Test
    void headersThatNameEachOtherAreBothLookedAt() throws IOException {
        put("a.hea", "a/1 1 250 1000\nb 1000\n");
        put("b.hea", "b/1 1 250 1000\na 1000\n");

        assertThat(names(arrived())).containsExactlyInAnyOrder("a.hea", "b.hea");
    }

    @Test
    void aRecordingOfAnotherFormatIsNotTakenAlongByAHeaderThatNamesIt() throws IOException {
        Files.write(
                folder.resolve("other.xml"), MadeMuse.file(MadeEcg.EIGHT_LEADS).bytes());
        put("evil.hea", "evil 1 250 1000\nother.xml 16 200 16 0 0 0 0 I\n");

        List<Arrived> arrived = arrived();

        assertThat(names(arrived)).containsExactlyInAnyOrder("evil.hea", "other.xml");
        watched.refused(called(arrived, "evil.hea"), "no");
        assertThat(folder.resolve("other.xml")).exists();
    }

    @Test
    void aFileThatTwoHeadersNameStaysForTheOther() throws IOException {
        put("one.hea", "one 1 250 4\nshared.dat 16 200 16 0 0 0 0 I\n");
        put("two.hea", "two 1 250 4\nshared.dat 16 200 16 0 0 0 0 I\n");
        put("shared.dat", "12345678");

        List<Arrived> arrived = arrived();
        assertThat(names(arrived)).containsExactlyInAnyOrder("one.hea", "two.hea");
        watched.done(called(arrived, "one.hea"), "taken");
        assertThat(folder.resolve("shared.dat")).exists();
        watched.done(called(arrived, "two.hea"), "taken");

        assertThat(folder.resolve("done/shared.dat")).exists();
        assertThat(folder.resolve("shared.dat")).doesNotExist();
    }

    @Test
    void aHeaderThatIsRefusedLeavesTheRecordThatItNames() throws IOException {
        put("evil.hea", "evil/2 1 250 8\nfine 4\nmissing 4\n");
        put("fine.hea", "fine 1 250 4\nfine.dat 16 200 16 0 0 0 0 I\n");
        put("fine.dat", "12345678");

        watched.refused(called(arrived(), "evil.hea"), "no");

        assertThat(names(arrived())).containsExactly("fine.hea");
        assertThat(arrived().get(0).files()).hasSize(2);
    }

    @Test
    void whatFailsAgainAndAgainKeepsNothingElseWaiting() throws IOException {
        for (int i = 0; i < 1_100; i++) {
            put(String.format("broken-%04d", i), "?");
        }
        watched.arrived();

        List<String> first = names(watched.arrived());
        List<String> second = names(watched.arrived());

        assertThat(Stream.concat(first.stream(), second.stream()).distinct()).hasSize(1_100);
    }

    /** Twice: what has changed since the first time is not complete. */
    private List<Arrived> arrived() throws IOException {
        watched.arrived();
        return watched.arrived();
    }

    private static Arrived called(List<Arrived> arrived, String name) {
        return arrived.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Arrived> arrived) {
        return arrived.stream().map(Arrived::name).toList();
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }
}
