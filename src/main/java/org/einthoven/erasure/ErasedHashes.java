package org.einthoven.erasure;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Hashes of what is about to go. Keyed but for those of recordings' ids, which are random and tell nothing by themselves. */
final class ErasedHashes {
    private static final String ITEMS =
            """
            with k as (select key from site_key)
            select 'RECORDING', encode(sha256(convert_to(id::text, 'UTF8')), 'hex') from unnest(?) id
            union
            select 'SAMPLES', encode(sha256(k.key || w.data), 'hex') from waveform w, k where w.recording_id = any(?)
            union
            select 'READING', encode(sha256(k.key || convert_to(g.document, 'UTF8')), 'hex') from reading g, k
                where g.recording_id = any(?)
            union
            select 'REVIEW', encode(sha256(k.key || convert_to(w.id::text || w.content, 'UTF8')), 'hex') from review w, k
                where w.recording_id = any(?)
            union
            select 'RESOURCE', encode(sha256(k.key || convert_to(v.resource_type || '/' || v.id || '/' || v.version || ' '
                || coalesce(v.body, ''), 'UTF8')), 'hex') from fhir_version v, k where v.resource = any(?)
            union
            select 'PAGE', encode(sha256(k.key || convert_to(p.id::text, 'UTF8') || p.jpeg), 'hex') from unread_page p, k
                where p.id = any(?)
            order by 1, 2
            """;

    private static final int OF_RECORDINGS = 4;

    private ErasedHashes() {}

    /** One thing that goes. */
    record Item(String kind, String hash) {}

    static List<Item> of(Connection connection, Scope scope) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
            for (int i = 1; i <= OF_RECORDINGS; i++) {
                statement.setArray(
                        i, connection.createArrayOf("uuid", scope.recordings().toArray()));
            }
            statement.setArray(
                    OF_RECORDINGS + 1,
                    connection.createArrayOf("bigint", scope.resources().toArray()));
            statement.setArray(
                    OF_RECORDINGS + 2,
                    connection.createArrayOf("uuid", scope.pages().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    items.add(new Item(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return items;
    }

    /** The same with recordings that are named by their hashes, whether they are here or not. */
    static List<Item> with(List<Item> items, List<String> recordings) {
        return Stream.concat(items.stream(), recordings.stream().map(hash -> new Item("RECORDING", hash)))
                .distinct()
                .sorted(Comparator.comparing(Item::kind).thenComparing(Item::hash))
                .toList();
    }

    /** SHA-256 over them, in the order in which they are. */
    static String digest(List<Item> items) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        items.forEach(item -> DigestUtils.updateDigest(digest, item.kind + " " + item.hash + "\n"));
        return HexFormat.of().formatHex(digest.digest());
    }
}
