package org.einthoven.fhir;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all callers together may hold, and how much of that one of them: nobody keeps the others out. */
final class CallerBudgets {

    private final ByteBudget all;
    private final long each;
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    /** @param largest bytes of one body, for which everybody has room */
    CallerBudgets(ByteBudget all, long largest) {
        this.all = all;
        this.each = Math.max(all.limit() / 2, largest);
    }

    ByteRoom of(String caller) {
        return new ByteRoom() {
            @Override
            public boolean take(long bytes) {
                if (held.merge(caller, bytes, Long::sum) <= each && all.take(bytes)) {
                    return true;
                }
                drop(caller, bytes);
                return false;
            }

            @Override
            public void giveBack(long bytes) {
                all.giveBack(bytes);
                drop(caller, bytes);
            }
        };
    }

    private void drop(String caller, long bytes) {
        held.computeIfPresent(caller, (name, before) -> before == bytes ? null : before - bytes);
    }
}
