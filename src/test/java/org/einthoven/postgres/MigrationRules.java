package org.einthoven.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration must not do while servers of the version before are at work: take away what they use, ask of them what
 * they do not know, or hold what they need. A table that the migration itself makes is nobody's yet.
 */
final class MigrationRules {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern MADE = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern TABLE = Pattern.compile(
            "(?:alter table (?:if exists )?(?:only )?|create (?:unique )?index (?:concurrently )?(?:if not exists )?\\w+ on"
                    + " (?:only )?|drop table (?:if exists )?|update (?:only )?|delete from |lock (?:table )?|truncate (?:table )?)"
                    + "(\\w+)");

    /** A step that has no more than one row for each thing of a kind that a clinic has few of, or is let have two hundred. */
    static final Set<String> SMALL =
            Set.of("model_version", "model_generation", "model_proposal", "account", "server_key", "unread_page");

    /** Of which a row that is missing is worked out anew: one for each long recording, which are few. */
    private static final Set<String> WORKED_OUT = Set.of("survey", "survey_by_making");

    private enum Rule {
        TAKES_AWAY(
                "takes a table or column away: stop using it in one release, write \"-- unused since V<number>\" above, and"
                        + " drop it in the next",
                sql -> sql.matches("drop table .*")
                        || sql.matches(
                                "alter table .*\\bdrop (column )?(?!constraint|default|not null|identity|expression).*")),
        RENAMES(
                "renames what servers of before know by its name: add the new one and keep both filled",
                sql -> sql.matches("alter (table|index|type|sequence) .*\\brename\\b.*")),
        CHANGES_A_TYPE(
                "rewrites the table under a lock: add a column of the new type",
                sql -> sql.matches("alter table .*\\balter (column )?\\w+ (set data )?type\\b.*")),
        ASKS_FOR_WHAT_IS_NOT_SENT(
                "servers of before do not fill a column that must not be null and has no default",
                sql -> sql.matches(
                        "alter table .*\\badd (column )?(?!constraint)(?!.*\\bdefault\\b).*\\bnot null\\b.*")),
        FORBIDS_NULL(
                "looks at every row under a lock: add a check that is not valid, and validate it",
                sql -> sql.matches("alter table .*\\bset not null\\b.*")),
        CHECKS_ALL_ROWS(
                "looks at every row under a lock: add the constraint as not valid, and validate it in a statement of its own",
                sql -> sql.matches("alter table .*\\badd constraint\\b.*\\b(check|foreign key)\\b.*")
                        && !sql.contains("not valid")),
        INDEXES_UNDER_A_LOCK(
                "nobody writes until the index is made: create it concurrently, in a file of its own",
                sql -> sql.matches("create (unique )?index .*") && !sql.contains(" concurrently ")),
        CHANGES_ALL_ROWS(
                "changes rows in one go and keeps servers from them: do it in steps, by the server",
                sql -> sql.matches("(update|delete from|truncate|lock) .*"));

        private final String why;
        private final Predicate<String> broken;

        Rule(String why, Predicate<String> broken) {
            this.why = why;
            this.broken = broken;
        }
    }

    private MigrationRules() {}

    /** What is wrong with a migration, a sentence for each statement; none where nothing is. */
    static List<String> broken(String migration) {
        boolean unused = migration.contains("-- unused since V");
        Set<String> own = made(migration);
        List<String> broken = new ArrayList<>();
        if (plain(migration).matches(".*\\bcreate (unique )?index concurrently\\b.*")
                && !plain(migration).strip().startsWith("drop index concurrently if exists ")) {
            broken.add("an index that is broken off keeps each later start from going on: begin the file with"
                    + " \"drop index concurrently if exists\", which lets it be done again");
        }
        for (String statement : statements(migration)) {
            Matcher table = TABLE.matcher(statement);
            boolean others = table.lookingAt() && !own.contains(table.group(1)) && !SMALL.contains(table.group(1));
            for (Rule rule : Rule.values()) {
                boolean forgets = statement.startsWith("delete from ") && WORKED_OUT.contains(named(statement));
                if (others && !forgets && rule.broken.test(statement) && !(unused && rule == Rule.TAKES_AWAY)) {
                    broken.add(statement + " -- " + rule.why);
                }
            }
        }
        return broken;
    }

    /**
     * Whether a migration may wait for a table for ever, and everybody else behind it: whatever alters one, the foreign keys of
     * which lock the other as well, has to say first how long it waits. A start that waited too long changed nothing, and is done again.
     */
    static boolean waitsForEver(String migration) {
        Set<String> own = made(migration);
        for (String statement : statements(migration)) {
            if (statement.startsWith("set local lock_timeout")) {
                return false;
            }
            if (statement.startsWith("alter table ") && !own.contains(named(statement))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> made(String migration) {
        return MADE.matcher(plain(migration))
                .results()
                .map(table -> table.group(1))
                .collect(Collectors.toSet());
    }

    /** The table of a statement; empty where none is told. */
    private static String named(String statement) {
        Matcher table = TABLE.matcher(statement);
        return table.lookingAt() ? table.group(1) : "";
    }

    private static List<String> statements(String migration) {
        return Stream.of(plain(migration).split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** In lower case, without comments, function bodies and texts, and with single spaces. */
    private static String plain(String migration) {
        String bare = COMMENT.matcher(migration).replaceAll(" ");
        bare = BODY.matcher(bare).replaceAll("body");
        return TEXT.matcher(bare).replaceAll("text").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
