package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds out who has an exported log and the public key, and nothing else. */
class ExportedLogTest {
    private static final SigningKey KEY = SealedTrail.KEY;
    private static final int EVENTS = 11;

    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<Hash> links = new ArrayList<>();
    private final SignedHead signed = sign(Hash.NONE, 1);

    private SignedHead sign(Hash before, int tree) {
        entries.clear();
        links.clear();
        Hash last = before;
        MerkleTree merkle = new MerkleTree();
        for (int id = 1; id <= EVENTS; id++) {
            entries.add(entry(id));
            last = Hash.link(last, entry(id).canonical());
            links.add(last);
            merkle.add(last);
        }
        return KEY.sign(
                new TreeHead(tree, LocalDate.of(2026, 11, 21 + tree), EVENTS, 1, EVENTS, before, last, merkle.root()));
    }

    private static AuditEntry entry(long id) {
        return new AuditEntry(
                id,
                "2026-11-22T10:00:00Z",
                "cardiologist",
                List.of(),
                "10.0.0.1",
                "READ",
                "Recording",
                "r" + id,
                null,
                "SUCCESS",
                List.of(),
                null,
                null,
                null,
                null);
    }

    private List<String> log() {
        List<String> lines = new ArrayList<>();
        lines.add(LogLine.of(signed).write());
        entries.forEach(entry -> lines.add(LogLine.of(entry).write()));
        return lines;
    }

    private LogLine proof(int place) {
        Hash previous = place == 0 ? Hash.NONE : links.get(place - 1);
        return LogLine.proof(entries.get(place), previous, place, MerkleTree.path(links, place), signed);
    }

    private static LogVerifier.Verdict verify(List<String> lines) throws IOException {
        return new LogVerifier(KEY.verificationKey())
                .verify(new BufferedReader(new StringReader(String.join("\n", lines))));
    }

    @Test
    void isInOrderAsItWasWritten() throws IOException {
        assertThat(verify(log()).problems()).isEmpty();
        assertThat(verify(log()).proved())
                .containsExactly("log 1 of 2026-11-22: all 11 events are there, as they were written");
    }

    @Test
    void isFoundOutWhenALineIsGoneOrChangedOrMoved() throws IOException {
        List<String> shorter = log();
        shorter.remove(4);
        List<String> changed = log();
        changed.replaceAll(line -> line.replace("\"r4\"", "\"r40\""));
        List<String> moved = log();
        Collections.swap(moved, 3, 4);
        List<String> withoutEnd = log().subList(0, EVENTS);
        List<String> twice = log();
        twice.add(twice.get(5));

        for (List<String> tampered : List.of(shorter, changed, moved, withoutEnd, twice)) {
            assertThat(verify(tampered).problems()).hasSize(1);
            assertThat(verify(tampered).proved()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "size:11, size:12",
        "day:2026-11-22, day:2026-11-23",
        "tree:1, tree:2",
        "firstEvent:1, firstEvent:0",
        "lastEvent:11, lastEvent:12"
    })
    void isFoundOutWhateverIsChangedInItsHead(String written, String forged) throws IOException {
        List<String> changed = log();
        changed.set(0, changed.get(0).replace(member(written), member(forged)));
        assertThat(changed.get(0)).isNotEqualTo(log().get(0));

        assertThat(verify(changed).problems())
                .anySatisfy(problem -> assertThat(problem).endsWith("its head is not signed with this key"));
    }

    private static String member(String text) {
        return text.startsWith("day") ? text.replace("day:", "\"day\":\"") : "\"" + text.replace(":", "\":");
    }

    @Test
    void isFoundOutWhenTheKeyIsAnother() throws IOException {
        VerificationKey other = SealedTrail.key((byte) 9).verificationKey();
        BufferedReader log = new BufferedReader(new StringReader(String.join("\n", log())));

        assertThat(new LogVerifier(other).verify(log).problems())
                .containsExactly("log 1 of 2026-11-22: its head is not signed with this key");
    }

    @Test
    void isFoundOutWhenADayBetweenTwoIsMissing() throws IOException {
        List<String> days = log();
        SignedHead third = sign(Hash.link(links.get(EVENTS - 1), new byte[] {1}), 3);
        days.add(LogLine.of(third).write());
        entries.forEach(entry -> days.add(LogLine.of(entry).write()));

        assertThat(verify(days).problems())
                .containsExactly("log 3 of 2026-11-24 does not follow the one before it in this file");
    }

    @Test
    void provesEachEventByItself() throws IOException {
        for (int place = 0; place < EVENTS; place++) {
            assertThat(verify(List.of(proof(place).write())).problems()).isEmpty();
            String changed = proof(place).write().replace("\"READ\"", "\"UPDATE\"");
            assertThat(verify(List.of(changed)).problems()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "nonsense",
                "{\"event\":{\"id\":1}}",
                "{\"event\":{\"id\":1,\"actor\":\"a\",\"actor\":\"b\"}}",
                "{\"head\":{\"tree\":1},\"signature\":\"x\"}",
                "{\"other\":1}"
            })
    void isNotInOrderWhereItIsNoLog(String line) throws IOException {
        assertThat(verify(List.of(line)).problems()).isNotEmpty();
        assertThat(verify(List.of(line)).proved()).isEmpty();
    }

    @Test
    void isCheckedByACommand(@TempDir Path folder) throws IOException {
        Path log = Files.write(folder.resolve("log"), log());
        Path key =
                Files.writeString(folder.resolve("key"), KEY.verificationKey().pem());
        Path shorter = Files.write(folder.resolve("shorter"), log().subList(0, 5));

        assertThat(command(log.toString(), "--key", key.toString())).isEqualTo("0");
        assertThat(command(log.toString(), "--key", KEY.verificationKey().toString()))
                .isEqualTo("0");
        assertThat(command(shorter.toString(), "--key", key.toString())).isEqualTo("1");
        assertThat(command(log.toString())).startsWith("2 one file and one key are needed");
        assertThat(command(folder + "/none", "--key", key.toString())).startsWith("2 there is no file");
        assertThat(command(log.toString(), "--key", "MCow")).startsWith("2 this is no public key");
    }

    /** Exit status and what it says on standard error. */
    private static String command(String... arguments) throws IOException {
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return (VerifyAudit.run(arguments) + " " + said.toString(StandardCharsets.UTF_8)).strip();
        } finally {
            System.setErr(errors);
        }
    }
}
