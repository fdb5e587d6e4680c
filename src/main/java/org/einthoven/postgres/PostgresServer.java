package org.einthoven.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One PostgreSQL on the loopback address with its data below the server's home, kept from start to start. */
public final class PostgresServer implements AutoCloseable {
    /** Names the unpacked programs and must be raised with the binaries' version in the pom. */
    private static final String VERSION = "18.6.0";

    static final String SUPERUSER = "postgres";
    private static final long COMMAND_SECONDS = 120;

    private final Path folder;
    private final Path data;
    private final PostgresBinaries binaries;
    private final int port;

    private PostgresServer(Path folder, PostgresBinaries binaries) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.binaries = binaries;
        this.port = freePort();
    }

    /**
     * Starts it, setting it up first where there is no data yet.
     *
     * @throws StartFailure where that is not possible
     */
    public static PostgresServer start(ServerHome home) {
        Path folder = home.folder().resolve("postgres");
        try {
            ServerHome.createPrivate(folder);
            PostgresServer server =
                    new PostgresServer(folder, PostgresBinaries.in(folder.resolve("programs-" + VERSION)));
            String password = home.secret("postgres-superuser-password");
            if (!Files.exists(server.data)) {
                server.initialize(password);
            }
            new LeftoverServer(server.data).stop(server);
            server.run("start", "-w", "-l", folder.resolve("log").toString(), "-o", server.options());
            return server;
        } catch (IOException failed) {
            throw new StartFailure("The embedded PostgreSQL does not start: " + failed.getMessage(), failed);
        }
    }

    /** Where it listens: a free port, chosen anew at each start. */
    public int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void initialize(String password) throws IOException {
        Path fresh = folder.resolve("data.new");
        Path passwordFile = folder.resolve("initial-password");
        // a set-up that was killed half way
        PostgresBinaries.delete(fresh);
        Files.writeString(passwordFile, password);
        try {
            List<String> command = new ArrayList<>(binaries.command("initdb"));
            command.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "--encoding=UTF8"));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
            // the same order and the same lower case on every system
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            execute(command);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String options() {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1"
                + " -c unix_socket_directories="
                + " -c timezone=UTC -c log_timezone=UTC"
                + " -c max_connections=60 -c shared_buffers=128MB"
                // short statements only: compiling them costs more than it saves
                + " -c jit=off";
    }

    /** Runs pg_ctl on this server's data. */
    void run(String action, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(binaries.command("pg_ctl"));
        command.addAll(List.of(action, "-D", data.toString(), "-s"));
        command.addAll(List.of(arguments));
        execute(command);
    }

    private void execute(List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        command.get(command.size() - 1) + " did not end within " + COMMAND_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(Files.readString(output).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Ends it, after what is being written. */
    @Override
    public void close() {
        try {
            run("stop", "-w", "-m", "fast");
        } catch (IOException failed) {
            throw new StartFailure("The embedded PostgreSQL does not stop: " + failed.getMessage(), failed);
        }
    }
}
