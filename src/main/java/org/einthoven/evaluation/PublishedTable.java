package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table that comes with a set, as comma separated values with a head (RFC 4180). What is wrong with it names file and row. */
final class PublishedTable {

    private final Path file;
    private final List<String> head;
    private final List<List<String>> rows;

    private PublishedTable(Path file, List<String> head, List<List<String>> rows) {
        this.file = file;
        this.head = head;
        this.rows = rows;
    }

    /**
     * Reads all of it.
     *
     * @param columns those without which it is of no use
     * @throws java.nio.file.NoSuchFileException where it is not there
     * @throws IOException where it is empty, lacks a column, or was cut off in a row
     */
    static PublishedTable read(Path file, String... columns) throws IOException {
        List<List<String>> lines = csv(Files.readString(file));
        if (lines.size() < 2) {
            throw new IOException(file + " is empty" + PublicSet.whereToGet(file));
        }
        List<String> head = lines.get(0);
        for (String column : columns) {
            if (!head.contains(column)) {
                throw new IOException(file + " has no column " + column + PublicSet.whereToGet(file));
            }
        }
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).size() != head.size()) {
                throw new IOException(
                        file + ", row " + line + ": " + lines.get(line).size() + " of " + head.size()
                                + " fields are there" + PublicSet.whereToGet(file));
            }
        }
        return new PublishedTable(file, head, lines.subList(1, lines.size()));
    }

    int size() {
        return rows.size();
    }

    /** @param row counted from 0, without the head */
    String text(int row, String column) {
        return rows.get(row).get(head.indexOf(column));
    }

    /** This and all columns to its right. */
    List<String> from(int row, String column) {
        return rows.get(row).subList(head.indexOf(column), head.size());
    }

    double number(int row, String column) throws IOException {
        String text = text(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + ", row " + (row + 1) + ": " + column + " is no number: \"" + text + "\"", e);
        }
    }

    static List<List<String>> csv(String text) {
        List<List<String>> table = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                line.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' && !quoted) {
                line.add(field.toString().replaceAll("\r$", ""));
                field.setLength(0);
                table.add(List.copyOf(line));
                line.clear();
            } else {
                field.append(c);
            }
        }
        if (!line.isEmpty()) {
            line.add(field.toString());
            table.add(List.copyOf(line));
        }
        return table;
    }
}
