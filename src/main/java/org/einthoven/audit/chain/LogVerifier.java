package org.einthoven.audit.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks an exported log with nothing but the public key. */
final class LogVerifier {
    /** Problems beyond these are counted, not told. */
    private static final int MOST_TOLD = 100;

    /**
     * @param proved what is in order, a sentence each
     * @param problems what is not, a sentence each
     */
    record Verdict(List<String> proved, List<String> problems) {
        Verdict {
            proved = List.copyOf(proved);
            problems = List.copyOf(problems);
        }
    }

    private final VerificationKey key;
    private final List<String> proved = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable TreeHead head;
    private @Nullable Hash endOfTreeBefore;
    private MerkleTree tree = new MerkleTree();
    private Hash last = Hash.NONE;
    private long lastEvent;
    private int found;

    LogVerifier(VerificationKey key) {
        this.key = key;
    }

    Verdict verify(BufferedReader log) throws IOException {
        int number = 0;
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            number++;
            try {
                take(LogLine.parse(line));
            } catch (IllegalArgumentException unreadable) {
                problem("line " + number + " " + unreadable.getMessage());
            }
        }
        endTree();
        if (number == 0) {
            problem("the log is empty");
        }
        return new Verdict(proved, problems);
    }

    private void problem(String sentence) {
        found++;
        if (found <= MOST_TOLD) {
            problems.add(sentence);
        } else if (found == MOST_TOLD + 1) {
            problems.add("and more");
        }
    }

    private void take(LogLine line) {
        SignedHead signed = line.signed();
        if (line.isProof()) {
            prove(line, Objects.requireNonNull(signed));
        } else if (signed != null) {
            endTree();
            begin(signed);
        } else if (line.event() != null && head != null) {
            add(line.event());
        } else {
            throw new IllegalArgumentException("is neither a head, nor an event after one, nor a proof");
        }
    }

    private void prove(LogLine line, SignedHead signed) {
        AuditEntry event = Objects.requireNonNull(line.event());
        Hash leaf = Hash.link(Objects.requireNonNull(line.previous()), event.canonical());
        TreeHead top = signed.head();
        boolean inside = MerkleTree.leads(
                leaf, Objects.requireNonNull(line.leaf()), Objects.requireNonNull(line.path()), top.size(), top.root());
        if (!key.vouchesFor(signed)) {
            problem("the head that should prove event " + event.id() + " is not signed with this key");
        } else if (!inside) {
            problem("event " + event.id() + " is not in the log of " + top.day() + " as it stands here");
        } else {
            proved.add("event " + event.id() + " is in the log of " + top.day() + " as it stands here");
        }
    }

    private void begin(SignedHead signed) {
        head = signed.head();
        tree = new MerkleTree();
        last = signed.head().before();
        if (!key.vouchesFor(signed)) {
            problem(name(signed.head()) + ": its head is not signed with this key");
        }
        if (endOfTreeBefore != null && !endOfTreeBefore.equals(last)) {
            problem(name(signed.head()) + " does not follow the one before it in this file");
        }
    }

    private void add(AuditEntry event) {
        last = Hash.link(last, event.canonical());
        lastEvent = event.id();
        tree.add(last);
    }

    private void endTree() {
        TreeHead signed = head;
        if (signed == null) {
            return;
        }
        int before = found;
        if (tree.size() != signed.size()) {
            problem(name(signed) + " has " + tree.size() + " events here and had " + signed.size());
        } else if (!last.equals(signed.last())
                || !tree.root().equals(signed.root())
                || lastEvent != signed.lastEvent()) {
            problem(name(signed) + ": the events are not those that were signed, or not in their order");
        }
        if (before == found) {
            proved.add(name(signed) + ": all " + signed.size() + " events are there, as they were written");
        }
        endOfTreeBefore = signed.last();
        head = null;
    }

    private static String name(TreeHead head) {
        return "log " + head.tree() + " of " + head.day();
    }
}
