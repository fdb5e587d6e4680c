package org.einthoven.archive;

import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.paper.PageNotRead;

/** A page was not read by itself, and waits among the {@link UnreadPages}. */
public final class PageLaidAside extends FaultException {
    private final UUID page;

    public PageLaidAside(PageNotRead why, UUID page) {
        super(Fault.PAPER_LAID_ASIDE, null, why.fileName(), why.reason().sentence(), page);
        this.page = page;
    }

    /** The id under which it waits. */
    public UUID page() {
        return page;
    }
}
