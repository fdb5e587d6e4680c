package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.paper.TraceMend;

/**
 * One line of the form in which a trace is mended, as it stands on the page, complete or not. Times are in seconds,
 * potentials in mV.
 *
 * @param action {@code erase} or {@code draw}; empty for a line that changes nothing
 */
public record MendRow(String action, String lead, String from, String to, String fromMv, String toMv) {
    static final int ROWS = 8;

    private static final MendRow EMPTY = new MendRow("", "", "", "", "", "");
    private static final double MS_PER_S = 1000;

    static List<MendRow> empty() {
        return Stream.generate(() -> EMPTY).limit(ROWS).toList();
    }

    static List<MendRow> read(MultivaluedMap<String, String> posted) {
        List<MendRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new MendRow(
                    FormText.of(posted, "action-" + i),
                    FormText.of(posted, "lead-" + i),
                    FormText.of(posted, "from-" + i),
                    FormText.of(posted, "to-" + i),
                    FormText.of(posted, "from-mv-" + i),
                    FormText.of(posted, "to-mv-" + i)));
        }
        return rows;
    }

    /**
     * The changes of all lines that make one.
     *
     * @throws FaultException where there is none, or a line cannot be understood
     */
    static List<TraceMend> mends(List<MendRow> rows) {
        List<TraceMend> mends = rows.stream()
                .filter(row -> !row.action.isEmpty())
                .map(row -> row.mend(rows.indexOf(row) + 1))
                .toList();
        if (mends.isEmpty()) {
            throw FaultException.of(Fault.BAD_REQUEST, "choose what to change in at least one line.");
        }
        return mends;
    }

    private TraceMend mend(int line) {
        LeadName named = Stream.of(LeadName.values())
                .filter(name -> name.display().equals(lead))
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.BAD_REQUEST, "line " + line + ": choose a lead."));
        try {
            boolean draws = action.equals("draw");
            return new TraceMend(
                    named,
                    MS_PER_S * FormText.number(from, "it"),
                    MS_PER_S * FormText.number(to, "it"),
                    draws ? (Double) FormText.number(fromMv, "it") : null,
                    draws ? (Double) FormText.number(toMv, "it") : null);
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "line " + line + ": give the stretch in seconds, its end after its beginning"
                            + (action.equals("draw") ? ", and the height of both ends in mV." : "."));
        }
    }
}
