package org.einthoven.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {
    @Test
    void tellsTroubleOfTheDatabaseFromWhatIsWrongWithWhatWasAsked() {
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(new SQLException("full", "53100"))))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLException("gone", "08006"))).isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLException("too long", "22001")))
                .isFalse();
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException("poison")))
                .isFalse();
        assertThat(DatabaseTrouble.isBehind(null)).isFalse();
    }

    @Test
    void takesNoFaultOfOursForTrouble() {
        assertThat(DatabaseTrouble.isBehind(new SQLException("Enlisted connection used without active transaction")))
                .isFalse();
        assertThat(DatabaseTrouble.isBehind(new SQLException("canceling statement due to statement timeout", "57014")))
                .isFalse();
        assertThat(DatabaseTrouble.isBehind(new SQLException(new ConnectException("Connection refused"))))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(
                        new SQLException("cannot be associated", new SQLException("stopped by its operator", "57P01"))))
                .isTrue();
    }

    @Test
    void saysOfAFullDiscThatThereIsNoRoomAndOfAllElseThatNobodyAnswers() {
        assertThat(DatabaseTrouble.fault(new IllegalStateException(new SQLException("full", "53100"))))
                .contains(Fault.DISC_FULL);
        assertThat(DatabaseTrouble.fault(new UncheckedIOException(new IOException("No space left on device"))))
                .contains(Fault.DISC_FULL);
        assertThat(DatabaseTrouble.fault(new IOException("Broken pipe"))).isEmpty();
        assertThat(DatabaseTrouble.fault(new SQLException("gone", "08006"))).contains(Fault.DATABASE_GONE);
        assertThat(DatabaseTrouble.fault(new SQLException("too long", "22001"))).isEmpty();
    }
}
