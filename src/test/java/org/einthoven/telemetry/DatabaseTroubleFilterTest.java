package org.einthoven.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class DatabaseTroubleFilterTest {
    private final DatabaseTroubleFilter filter = new DatabaseTroubleFilter();

    private static ExtLogRecord line(Throwable thrown) {
        ExtLogRecord line =
                new ExtLogRecord(Level.ERROR, "Reading %s failed, 100 %%", ExtLogRecord.FormatStyle.PRINTF, "a test");
        line.setParameters(new Object[] {"r1"});
        line.setThrown(thrown);
        return line;
    }

    @Test
    void tellsOnceInAWhileThatTheDatabaseIsGoneAndWhyAndOfEachMessageOnceWhere() {
        ExtLogRecord first = line(new IllegalStateException(new SQLException("Connection refused", "08001")));

        assertThat(filter.isLoggable(first)).isTrue();
        assertThat(filter.isLoggable(line(new SQLException("Connection refused", "08001"))))
                .isFalse();

        assertThat(first.getMessage()).isEqualTo("Reading r1 failed, 100 %: Connection refused");
        assertThat(first.getThrown()).isNotNull();
        ExtLogRecord other = line(new SQLException("terminated by its administrator", "57P01"));
        assertThat(filter.isLoggable(other)).isTrue();
        assertThat(other.getThrown()).isNotNull();
        assertThat(other.getMessage()).endsWith("administrator (and 1 lines like this one before it)");
        assertThat(filter.isLoggable(line(new SQLException("terminated by its administrator", "57P01"))))
                .isFalse();
    }

    @Test
    void leavesWhatIsWrongWithTheProgramAsItIs() {
        ExtLogRecord bug = line(new IllegalStateException(new SQLException("no such column", "42703")));

        assertThat(filter.isLoggable(bug)).isTrue();
        assertThat(filter.isLoggable(bug)).isTrue();
        assertThat(bug.getThrown()).isNotNull();
    }
}
