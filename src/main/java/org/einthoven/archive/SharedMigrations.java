package org.einthoven.archive;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Of several servers that start, one migrates the tables. It says so by a lock of its session: a transaction that is open as
 * long as it migrates would have an index that is created {@code concurrently} wait for it, and it for the index. What was broken
 * off and begins by clearing up is done again.
 */
@ApplicationScoped
public class SharedMigrations implements FlywayConfigurationCustomizer {
    private static final Map<String, String> SETTINGS = Map.of("flyway.postgresql.transactional.lock", "false");

    @Override
    public void customize(FluentConfiguration migrations) {
        shared(migrations);
    }

    /** For whoever else makes the tables. */
    public static FluentConfiguration shared(FluentConfiguration migrations) {
        Callback[] callbacks = Stream.concat(Stream.of(migrations.getCallbacks()), Stream.of(new BrokenOffMigrations()))
                .toArray(Callback[]::new);
        return migrations.configuration(SETTINGS).callbacks(callbacks);
    }
}
