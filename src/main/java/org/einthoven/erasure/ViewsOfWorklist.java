package org.einthoven.erasure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.einthoven.archive.SearchName;

/** The filters that readers keep: one that looks for somebody by name or number goes with them. */
final class ViewsOfWorklist {
    /** Patients' names here are written down in lower case, without accents. */
    private static final String SAID =
            """
            with gone as (select unnest(?) as id)
            select name from patient_name where patient_id in (select id from gone)
            union select value from patient_identifier where patient_id in (select id from gone)
            union select id from gone
            """;

    private static final Pattern WORDS = Pattern.compile("[\\s,;]+");

    private final Connection connection;

    ViewsOfWorklist(Connection connection) {
        this.connection = connection;
    }

    /** To be run before the patients' names go. */
    void forget(List<String> patients) throws SQLException {
        List<String> said = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SAID)) {
            query.setArray(1, connection.createArrayOf("text", patients.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    said.add(rows.getString(1));
                }
            }
        }
        try (PreparedStatement query =
                        connection.prepareStatement("select owner, name, query from worklist_view for update");
                PreparedStatement delete =
                        connection.prepareStatement("delete from worklist_view where owner = ? and name = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (names(rows.getString("name"), rows.getString("query"), said)) {
                    delete.setString(1, rows.getString("owner"));
                    delete.setString(2, rows.getString("name"));
                    delete.executeUpdate();
                }
            }
        }
    }

    /** @param query as it stands in an address; a word of it, or of the name, is one of these in whatever case */
    static boolean names(String name, String query, List<String> said) {
        List<String> words = new ArrayList<>(words(name));
        for (String part : query.replaceFirst("^\\?", "").split("&")) {
            if (part.startsWith("text=")) {
                words.addAll(words(URLDecoder.decode(part.substring("text=".length()), StandardCharsets.UTF_8)));
            }
        }
        return said.stream().map(ViewsOfWorklist::folded).anyMatch(words::contains);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(WORDS.split(text)));
        words.add(text.strip());
        return words.stream().map(ViewsOfWorklist::folded).toList();
    }

    private static String folded(String text) {
        String bare = text.startsWith("Patient/") ? text.substring("Patient/".length()) : text;
        return SearchName.of(bare.strip());
    }
}
