package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.hl7v2.OrderMessages.field;
import static org.einthoven.hl7v2.OrderMessages.fresh;
import static org.einthoven.hl7v2.OrderMessages.header;
import static org.einthoven.hl7v2.OrderMessages.message;
import static org.einthoven.hl7v2.OrderMessages.order;
import static org.einthoven.hl7v2.OrderMessages.patient;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line may bring that is no order, and how it is told so. After each the next order is taken as ever. */
@QuarkusTest
@TestProfile(WithHl7.class)
class BadOrderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @ConfigProperty(name = "einthoven.hl7v2.receive.port")
    int port;

    @AfterEach
    void stillTakesOrders() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String answer = "";
        // lines that a test left open are given up after a while
        while (!answer.contains("\rMSA|AA|") && Instant.now().isBefore(end)) {
            try (OrderSender line = new OrderSender(port)) {
                answer = line.send(order("NW", fresh(), fresh()));
            } catch (IOException | RuntimeException full) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        assertThat(answer).contains("\rMSA|AA|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ADT^A01;2.5.1;P;AR;200;9",
                "ORM^O02;2.5.1;P;AR;201;9",
                ";2.5.1;P;AR;200;9",
                "ORM^O01;2.2;P;AR;203;12",
                "ORM^O01;3.0;P;AR;203;12",
                "ORM^O01;2.5.1;T;AR;202;11"
            })
    void rejectsWhatIsNoOrderForIt(
            String type, String version, String processing, String code, String error, String field) throws Exception {
        String header = header(type == null ? "" : type, version, "4711").replace("|P|", "|" + processing + "|");

        String answer = send(message(header, patient(fresh()), "ORC|NW|1", "OBR|1|1||ECG"));

        assertThat(field(answer, "MSA", 1)).isEqualTo(code);
        assertThat(field(answer, "MSA", 2)).isEqualTo("4711");
        assertThat(field(answer, "ERR", 2)).isEqualTo("MSH^1^" + field);
        assertThat(field(answer, "ERR", 3)).startsWith(error + "^");
        assertThat(field(answer, "ERR", 4)).isEqualTo("E");
        assertThat(field(answer, "MSH", 5)).isEqualTo("HIS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ORC|NW|1^HIS~OBR|1|||ECG^ECG^L;100;PID^1^1",
                "PID|1||4^^^HOSP~PID|2||5^^^HOSP~ORC|NW|1^HIS~OBR|1|||ECG^ECG^L;100;PID^2^1",
                "PID|1||||Nobody~ORC|NW|1^HIS~OBR|1|||ECG^ECG^L;101;PID^1^3",
                "PID|1||4^^^HOSP||||yesterday~ORC|NW|1^HIS~OBR|1|||ECG^ECG^L;102;PID^1^7",
                "PID|1||4^^^HOSP||||19990230~ORC|NW|1^HIS~OBR|1|||ECG^ECG^L;102;PID^1^7",
                "PID|1||4^^^HOSP;100;ORC^1^1",
                "PID|1||4^^^HOSP~OBR|1|||ECG^ECG^L~ORC|NW|1^HIS;100;OBR^1^1",
                "PID|1||4^^^HOSP~ORC|NW|1^HIS~OBR|1|||ECG^ECG^L~OBR|2|||ECG^ECG^L;100;OBR^2^1",
                "PID|1||4^^^HOSP~ORC|NW~OBR|1|||ECG^ECG^L;101;ORC^1^2",
                "PID|1||4^^^HOSP~ORC||1^HIS~OBR|1|||ECG^ECG^L;103;ORC^1^1",
                "PID|1||4^^^HOSP~ORC|SC|1^HIS||;103;ORC^1^5",
                "PID|1||4^^^HOSP~ORC|NW|1^HIS;103;ORC^1^1",
                "PID|1||4^^^HOSP~ORC|NW|1^HIS~OBR|1|||GLU^Glucose^L;103;OBR^1^4",
                "PID|1||4^^^HOSP~ORC|NW|1^HIS||||||noon~OBR|1|||ECG^ECG^L|||||||||||||||||||||||^^^noon;102;OBR^1^27"
            })
    void saysWhereAnOrderIsWrong(String segments, String error, String place) throws Exception {
        String answer = send(message(header("ORM^O01", "2.5.1", fresh()), segments.replace("~", "\r")));

        assertThat(field(answer, "MSA", 1)).isEqualTo("AE");
        assertThat(field(answer, "ERR", 2)).isEqualTo(place);
        assertThat(field(answer, "ERR", 3)).startsWith(error + "^");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16,AR,103", "8859/99,AR,103", "ASCII,AE,102", "UNICODE UTF-8,AE,102"})
    void doesNotGuessCharacters(String named, String code, String error) throws Exception {
        String order =
                order("NW", fresh(), fresh()).replace("UNICODE UTF-8", named).replace("de Vries", "Müller");
        try (OrderSender line = new OrderSender(port)) {
            String answer = line.send(order, StandardCharsets.ISO_8859_1);

            assertThat(field(answer, "MSA", 1)).isEqualTo(code);
            assertThat(field(answer, "ERR", 2)).isEqualTo("MSH^1^18");
            assertThat(field(answer, "ERR", 3)).startsWith(error + "^");
        }
    }

    @ParameterizedTest
    @CsvSource({"Good morning", "MSH", "MSH|", "'{\"resourceType\": \"ServiceRequest\"}'", "''"})
    void saysOfWhatIsNotHl7ThatItIsNot(String text) throws Exception {
        String answer = send(text);

        assertThat(field(answer, "MSA", 1)).isEqualTo("AR");
        assertThat(field(answer, "ERR", 8)).isEqualTo("The message does not begin with MSH.");
    }

    @ParameterizedTest
    @CsvSource({"MSH||||||||", "MSH|||||||||||||||||", "MSH|^~\\&|||||||ORM^O01|1|P|2.5.1"})
    void answersHeadersWithNothingBehindThem(String header) throws Exception {
        assertThat(field(send(header), "MSA", 1)).matches("A[ER]");
    }

    @Test
    void hangsUpOnWhoDoesNotSpeakMllp() throws Exception {
        try (OrderSender line = new OrderSender(port)) {
            line.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(hungUp(line)).isTrue();
        }
    }

    @Test
    void keepsNothingOfAMessageWhoseSenderHangsUpInTheMiddle() throws Exception {
        String order = order("NW", fresh(), fresh());
        try (OrderSender line = new OrderSender(port)) {
            line.write(("\u000B" + order.substring(0, order.length() / 2)).getBytes(StandardCharsets.UTF_8));
        }
        String whole = order("NW", fresh(), fresh());
        try (OrderSender line = new OrderSender(port)) {
            // all but the end of the frame
            line.write(("\u000B" + whole + "\u001C").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(field(send(whole.replaceFirst("\\|NW\\|", "|CA|")), "ERR", 3))
                .startsWith("204^");
    }

    @Test
    void refusesAMessageThatIsTooLargeAndSaysSo() throws Exception {
        byte[] note = new byte[50 << 20];
        Arrays.fill(note, (byte) 'x');
        try (OrderSender line = new OrderSender(port)) {
            line.write(("\u000B" + order("NW", "4711", fresh()) + "NTE|1||").getBytes(StandardCharsets.UTF_8));
            line.write(note);
            line.write("\u001C\r".getBytes(StandardCharsets.US_ASCII));

            String answer = line.next().orElseThrow();
            assertThat(field(answer, "MSA", 1)).isEqualTo("AR");
            assertThat(field(answer, "MSA", 2)).isNotEmpty();
            assertThat(field(answer, "ERR", 8)).isEqualTo("The message is larger than is taken here.");
            assertThat(hungUp(line)).isTrue();
        }
    }

    @Test
    void refusesMoreOrdersThanAnybodyMeans() throws Exception {
        StringBuilder many = new StringBuilder(message(header("ORM^O01", "2.5.1", fresh()), patient(fresh())));
        for (int i = 0; i < 51; i++) {
            many.append("ORC|NW|").append(fresh()).append("^HIS\rOBR|1|||ECG^ECG^L\r");
        }
        String answer = send(many.toString());

        assertThat(field(answer, "MSA", 1)).isEqualTo("AE");
        assertThat(field(answer, "ERR", 2)).isEqualTo("ORC^51^1");
    }

    @Test
    void givesUpASenderWhoSendsByteByByte() throws Exception {
        Instant begin = Instant.now();
        try (OrderSender line = new OrderSender(port)) {
            byte[] order = ("\u000B" + order("NW", fresh(), fresh())).getBytes(StandardCharsets.UTF_8);
            int sent = 0;
            boolean open = true;
            while (open && sent < order.length) {
                try {
                    line.write(new byte[] {order[sent++]});
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                } catch (IOException hungUp) {
                    open = false;
                }
            }
            assertThat(open).as("line after %d bytes", sent).isFalse();
        }
        assertThat(Duration.between(begin, Instant.now()))
                .isBetween(Duration.ofSeconds(WithHl7.MESSAGE_TIME_S), PATIENCE);
    }

    @Test
    void holdsNoMoreLinesThanAreSet() throws Exception {
        List<OrderSender> lines = new ArrayList<>();
        try {
            for (int i = 0; i < WithHl7.CONNECTIONS; i++) {
                OrderSender line = new OrderSender(port);
                lines.add(line);
                assertThat(line.send(order("NW", fresh(), fresh()))).contains("\rMSA|AA|");
            }
            for (int i = 0; i < 50; i++) {
                try (OrderSender further = new OrderSender(port)) {
                    assertThat(hungUp(further)).isTrue();
                }
            }
            // the youngest: on a slow machine the others may have been silent for too long by now
            assertThat(lines.get(WithHl7.CONNECTIONS - 1).send(order("NW", fresh(), fresh())))
                    .contains("\rMSA|AA|");
        } finally {
            for (OrderSender line : lines) {
                line.close();
            }
        }
    }

    @Test
    void hangsUpWhereNothingComes() throws Exception {
        try (OrderSender line = new OrderSender(port)) {
            assertThat(hungUp(line)).isTrue();
        }
    }

    @Test
    void tellsTheSenderToTryAgainWhileTheDatabaseIsGone() throws Exception {
        String placer = fresh();
        String order = order("NW", placer, fresh());
        try {
            SwitchedDatabase.off();
            String answer = send(order);

            assertThat(field(answer, "MSA", 1)).isEqualTo("AR");
            assertThat(field(answer, "ERR", 3)).startsWith("207^");
            assertThat(field(answer, "ERR", 8)).endsWith("send it again later.");
        } finally {
            SwitchedDatabase.on();
        }
        Instant end = Instant.now().plus(PATIENCE);
        String later = send(order);
        while (later.contains("\rMSA|AR|") && Instant.now().isBefore(end)) {
            later = send(order);
        }
        assertThat(later).contains("\rMSA|AA|");
    }

    private String send(String message) throws IOException {
        try (OrderSender line = new OrderSender(port)) {
            return line.send(message);
        }
    }

    private static boolean hungUp(OrderSender line) throws IOException {
        try {
            return line.next().isEmpty();
        } catch (SocketException reset) {
            return true;
        }
    }
}
