package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server on a small disc of its own that fills up, with all that it and its database write on it. Only who may
 * mount a disc can do so; elsewhere it is skipped.
 */
class FullDiscIT {
    private static final int MIB = 1 << 20;
    private static final int ENOUGH_FAILURES = 3;

    @TempDir
    Path folder;

    private Path disc;
    private ServerHome home;
    private PostgresServer postgres;
    private ApplicationDatabase database;
    private ServerProcess server;
    /** Made while there is room: PostgreSQL writes a file for each new one. */
    private Connection connection;

    @BeforeEach
    void startOnASmallDisc() throws Exception {
        disc = Files.createDirectory(folder.resolve("disc"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", disc.toString()), "may mount a disc");
        home = ServerHome.open(disc.resolve("database"));
        postgres = PostgresServer.start(home);
        database = ApplicationDatabase.in(postgres, home);
        connection = DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
        Path temporary = Files.createDirectory(disc.resolve("tmp"));
        server = ServerProcess.start(
                        folder.resolve("server"),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                database.url(),
                                "QUARKUS_DATASOURCE_USERNAME",
                                ApplicationDatabase.NAME,
                                "QUARKUS_DATASOURCE_PASSWORD",
                                database.password(),
                                "EINTHOVEN_DEMO_RECORDINGS",
                                "false",
                                "JAVA_TOOL_OPTIONS",
                                "-Djava.io.tmpdir=" + temporary,
                                "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                                temporary.toString()))
                .ready();
    }

    @AfterEach
    void unmount() throws Exception {
        if (server != null) {
            server.kill();
            connection.close();
            postgres.close();
            home.close();
        }
        run("umount", "-l", disc.toString());
    }

    @Test
    void saysThatThereIsNoRoomKeepsNothingByHalfAndGoesOnOnceThereIs() throws Exception {
        assertThat(post(0).statusCode()).isEqualTo(201);
        Path filler = disc.resolve("filler");
        fill(filler);

        int taken = 1;
        int refused = 0;
        for (int i = 1; refused < ENOUGH_FAILURES; i++) {
            assertThat(i).as("posts until the disc is full").isLessThan(200);
            HttpResponse<String> answer = post(i);
            if (answer.statusCode() == 201) {
                taken++;
                fill(filler);
                continue;
            }
            refused++;
            assertThat(answer.statusCode()).as(answer.body() + server.log()).isEqualTo(507);
            assertThat(answer.body()).contains("disc-full", "no-store", "nothing was kept");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        HttpResponse<String> file = server.upload("/api/recordings", "ehr", "time,II\n" + "0.002,1\n".repeat(40_000));
        assertThat(file.statusCode()).as(file.body() + server.log()).isEqualTo(507);
        assertThat(count("select count(*) from recording")).isEqualTo(taken);

        Files.delete(filler);
        assertThat(post(1_000).statusCode()).as(server.log()).isEqualTo(201);
        awaitReadings(taken + 1);
        assertThat(count("select count(*) from recording")).isEqualTo(taken + 1);
        assertThat(count(
                        "select count(*) from (select recording_id from reading group by 1 having count(*) > 1) twice"))
                .isZero();
        assertThat(server.get("/q/health/ready", "ehr").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(int seed) throws IOException, InterruptedException {
        Ecg ecg = EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.SINUS, 60 + seed % 40), Duration.ofSeconds(10), new SampleRate(500), seed)
                .ecg();
        String body =
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(new ObservationEncoder(5).encode(ecg));
        return server.post("/fhir/Observation", "ehr", body);
    }

    /** Until nothing more goes on the disc; random, so that nothing can be saved by packing it. */
    private static void fill(Path filler) {
        byte[] bytes = new byte[MIB];
        new Random(1).nextBytes(bytes);
        for (int step = MIB; step >= 512; step /= 2) {
            try (OutputStream out =
                    Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(bytes, 0, step);
                }
            } catch (IOException full) {
                // and once more in smaller steps
            }
        }
    }

    private void awaitReadings(int number) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (count("select count(*) from reading") < number) {
            assertThat(System.nanoTime()).as(server.log()).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
