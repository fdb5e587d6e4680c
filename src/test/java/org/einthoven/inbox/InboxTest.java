package org.einthoven.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.physionet.MadeWfdb;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.telemetry.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InboxTest {
    @Inject
    Inbox inbox;

    @Inject
    InboxTaker taker;

    @Inject
    Recordings recordings;

    @Inject
    DataSource database;

    @Inject
    CurrentIdentityAssociation identity;

    @Inject
    Clock clock;

    private Path folder;
    private InboxFolder watched;

    @BeforeEach
    void watch() throws IOException {
        // Quarkus hands JUnit's own temporary folder to another instance of this class
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "inboxes")), "inbox");
        watched = new InboxFolder(folder);
    }

    @Test
    void takesAFileInOnceItHasStoppedGrowing() throws IOException {
        byte[] whole = muse(801).bytes();
        put("ecg.xml", Arrays.copyOf(whole, whole.length / 2));
        inbox.pass(watched);
        put("ecg.xml", whole);
        inbox.pass(watched);
        assertThat(names("")).containsExactly("done", "ecg.xml", "refused");

        inbox.pass(watched);

        assertThat(names("")).containsExactly("done", "refused");
        assertThat(names("done")).containsExactly("ecg.xml", "ecg.xml.txt");
        assertThat(text("done/ecg.xml.txt")).startsWith("Taken in as Observation/");
        UUID id = observation("done/ecg.xml.txt");
        assertThat(recordings.find(id)).hasValueSatisfying(recording -> assertThat(recording.submittedBy)
                .isEqualTo("inbox"));
        assertThat(AuditEvent.<AuditEvent>list("action = ?1 and entityId = ?2", AuditAction.CREATE, id.toString()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor).isEqualTo("inbox");
                    assertThat(text("done/ecg.xml.txt")).contains("In the log and the audit trail: " + event.requestId);
                });
    }

    @Test
    void knowsTheSameFileUnderAnotherName() throws IOException {
        put("a.xml", muse(802).bytes());
        put("b.xml", muse(802).bytes());

        passTwice();

        assertThat(text("done/b.xml.txt")).startsWith("Known already as Observation/");
        assertThat(observation("done/b.xml.txt")).isEqualTo(observation("done/a.xml.txt"));
    }

    @Test
    void saysWhyAFileIsRefusedAndGoesOn() throws IOException {
        byte[] whole = muse(803).bytes();
        put("a-half.xml", Arrays.copyOf(whole, whole.length / 2));
        put("b-letter.txt", "Dear colleague,".getBytes(StandardCharsets.UTF_8));
        age("b-letter.txt");
        put("c-whole.xml", whole);
        put(".hidden", whole);
        put("copying.xml.part", whole);

        passTwice();

        assertThat(names("refused"))
                .containsExactly("a-half.xml", "a-half.xml.txt", "b-letter.txt", "b-letter.txt.txt");
        assertThat(text("refused/a-half.xml.txt")).contains("GE MUSE XML").contains("line ");
        assertThat(names("done")).containsExactly("c-whole.xml", "c-whole.xml.txt");
        assertThat(names("")).contains(".hidden", "copying.xml.part");
    }

    @Test
    void waitsForTheFilesOfARecordAndMovesThemTogether() throws IOException {
        List<SentFile> record = MadeWfdb.files(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 1500, 804), false);
        put("made.dat", record.get(1).bytes());
        passTwice();
        assertThat(names("")).contains("made.dat");

        put("made.hea", record.get(0).bytes());
        passTwice();

        assertThat(names("")).containsExactly("done", "refused");
        assertThat(names("done")).containsExactly("made.dat", "made.hea", "made.hea.txt");
    }

    @Test
    void waitsNotForEverForAFileThatIsNamed() throws IOException {
        SentFile header = MadeWfdb.files(MadeEcg.EIGHT_LEADS, false).get(0);
        put("made.hea", header.bytes());
        passTwice();
        assertThat(names("refused")).isEmpty();

        age("made.hea");
        passTwice();

        assertThat(text("refused/made.hea.txt")).contains("made.dat");
    }

    @Test
    void keepsOneRecordingWhereTheServerDiedBeforeItMovedTheFile() throws IOException {
        put("ecg.xml", muse(805).bytes());
        watched.arrived();
        Receipt stored = taker.take(watched.arrived().get(0)).orElseThrow();

        watched = new InboxFolder(folder);
        passTwice();

        assertThat(stored.created()).isTrue();
        assertThat(text("done/ecg.xml.txt")).startsWith("Known already as Observation/" + stored.recording());
    }

    @Test
    void isSharedByServersWithoutTakingAnythingTwice() throws IOException {
        for (int i = 0; i < 8; i++) {
            put(i + ".xml", muse(810 + i).bytes());
        }
        List<CompletableFuture<Void>> servers = Stream.of(new InboxFolder(folder), new InboxFolder(folder))
                .map(server -> CompletableFuture.runAsync(() -> passes(server)))
                .toList();
        servers.forEach(CompletableFuture::join);
        passTwice();

        assertThat(names("")).containsExactly("done", "refused");
        assertThat(names("refused")).isEmpty();
        assertThat(names("done").stream().filter(name -> name.matches("\\d\\.xml")))
                .hasSize(8);
        assertThat(Stream.iterate(0, i -> i + 1).limit(8).map(i -> observation("done/" + i + ".xml.txt")))
                .doesNotHaveDuplicates();
    }

    private void passes(InboxFolder server) {
        try {
            for (int i = 0; i < 4; i++) {
                inbox.pass(server);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void passTwice() throws IOException {
        inbox.pass(watched);
        inbox.pass(watched);
    }

    private static SentFile muse(long seed) {
        return MadeMuse.file(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 500, seed));
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void age(String name) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private UUID observation(String words) {
        String text = text(words);
        int at = text.indexOf("Observation/") + "Observation/".length();
        return UUID.fromString(text.substring(at, at + 36));
    }

    @Test
    void goesOnPastAHeaderOfNamesThatNoFileHas() throws IOException {
        put("odd.hea", "odd 1 250 1000\nx\0y 16 200 16 0 0 0 0 I\n".getBytes(StandardCharsets.UTF_8));
        put("slow.hea", ("x 1 " + "1".repeat(200_000) + " q\n").getBytes(StandardCharsets.UTF_8));
        put("ecg.xml", muse(877).bytes());

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            inbox.pass(watched);
            inbox.pass(watched);
        });

        assertThat(folder.resolve("done/ecg.xml")).exists();
    }

    @Test
    @ActivateRequestContext
    void theLogSaysOfAFailureWhatItIsAndNotWhoseFileItIs() throws IOException {
        Inbox failing = new Inbox(
                new InboxTaker(
                        (files, hints, whose) -> {
                            throw new UncheckedIOException(new NoSuchFileException("/in/Miller_Anna.xml"));
                        },
                        database,
                        identity),
                clock,
                Optional.empty(),
                new MemorySize(BigInteger.valueOf(10_000_000)));
        put("Miller_Anna.xml", muse(878).bytes());
        try (LogLines log = LogLines.listen()) {
            failing.pass(watched);
            failing.pass(watched);

            String said = log.lines().stream().map(LogLines.Line::text).collect(Collectors.joining("\n"));
            assertThat(said)
                    .contains("cannot be taken in now", "UncheckedIOException", "NoSuchFileException", "InboxTest")
                    .doesNotContain("Miller");
        }
        assertThat(names("")).as("it is tried again").contains("Miller_Anna.xml");
    }

    @Test
    void leavesAFileThatHasTheNameOfAnothersText() throws IOException {
        Files.createDirectories(folder.resolve("refused"));
        Files.writeString(folder.resolve("refused/a.txt"), "a recording");
        put("a", "nothing that is known".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(
                folder.resolve("a"), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        inbox.pass(watched);
        inbox.pass(watched);

        assertThat(folder.resolve("refused/a.txt")).hasContent("a recording");
        assertThat(folder.resolve("refused/2-a")).exists();
    }
}
