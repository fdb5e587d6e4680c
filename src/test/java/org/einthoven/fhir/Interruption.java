package org.einthoven.fhir;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Has the database lose transactions in the middle, as it does when it or the server is killed. */
final class Interruption implements AutoCloseable {

    private final DataSource database;
    private final String table;

    private Interruption(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    /** @param lost the rows, counted from 1 over all transactions, with which a transaction is lost */
    static Interruption ofInserts(DataSource database, String table, int... lost) throws SQLException {
        Interruption interruption = new Interruption(database, table);
        String numbers = Arrays.stream(lost).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        interruption.run("create sequence interruption_rows");
        interruption.run("create function interrupt_row() returns trigger language plpgsql as $$ begin"
                + " if nextval('interruption_rows') in (" + numbers + ") then raise exception 'interrupted'; end if;"
                + " return new; end $$");
        interruption.run("create trigger interruption before insert on " + table
                + " for each row execute function interrupt_row()");
        return interruption;
    }

    /** Rows that were to be inserted, those that were lost among them. */
    long inserts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select last_value from interruption_rows")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop trigger interruption on " + table);
        run("drop function interrupt_row()");
        run("drop sequence interruption_rows");
    }
}
