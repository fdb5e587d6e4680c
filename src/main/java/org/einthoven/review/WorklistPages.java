package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.Page;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.UnreadPages;
import org.einthoven.archive.Worklist;
import org.einthoven.archive.WorklistEntry;
import org.einthoven.archive.WorklistViews;
import org.einthoven.archive.WorklistViews.View;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The worklist: what there is to review, kept up to date while one looks at it. */
@Path("/")
public class WorklistPages {
    private final Worklist worklist;
    private final WorklistViews views;
    private final UnreadPages pages;
    private final ReaderChoices choices;
    private final Times times;
    private final AuditTrail audit;
    private final SignedIn reader;
    private final long largest;

    WorklistPages(
            Worklist worklist,
            WorklistViews views,
            UnreadPages pages,
            ReaderChoices choices,
            Times times,
            AuditTrail audit,
            SignedIn reader,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize largest) {
        this.worklist = worklist;
        this.views = views;
        this.pages = pages;
        this.choices = choices;
        this.times = times;
        this.audit = audit;
        this.reader = reader;
        this.largest = largest.asLongValue();
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance worklist(
                WorklistQuery query, List<View> views, long pages, long largest, String table, String tag);

        static native TemplateInstance worklistTable(WorklistQuery query, List<WorklistRow> rows, Extent extent);

        private Templates() {}
    }

    /** Which part of the list is shown: rows {@code from} to {@code to} of {@code total}, counted from 1. */
    public record Extent(int from, int to, long total) {
        public boolean isLast() {
            return isMore() ? to - from + 1 < WorklistQuery.PAGE_SIZE : to >= total;
        }

        /** Whether there are more than were counted. */
        public boolean isMore() {
            return total > Worklist.MOST_COUNTED;
        }

        public int counted() {
            return Worklist.MOST_COUNTED;
        }
    }

    /**
     * The page, or its table alone for the page's own refreshing; 304 where the table is as the page has it. Where the list ends
     * before the page that is asked for, its last one.
     */
    @GET
    @RolesAllowed({Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
    @Produces(MediaType.TEXT_HTML)
    public Response worklist(
            @Context UriInfo address, @HeaderParam("X-Fragment") @Nullable String fragment, @Context Request request) {
        if (!reader.isCardiologist()) {
            return Response.seeOther(URI.create("/models")).build();
        }
        WorklistQuery query = WorklistQuery.of(address.getQueryParameters());
        Page<WorklistEntry> shown = worklist.page(
                query.filter(reader.getName()), reader.getName(), query.offset(), WorklistQuery.PAGE_SIZE);
        if (shown.entries().isEmpty() && shown.total() > 0) {
            return Response.seeOther(URI.create(query.lastPage(shown.total()))).build();
        }
        String table = table(query, shown);
        EntityTag tag = new EntityTag(hash(table));
        Response.ResponseBuilder unchanged = fragment == null ? null : request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        audit.search("Worklist", query.address(query.page()));
        Object entity = fragment == null ? page(query, table, tag) : table;
        return Response.ok(entity)
                .tag(fragment == null ? null : tag)
                .header("Cache-Control", "no-store")
                .header("Vary", "X-Fragment")
                .build();
    }

    private TemplateInstance page(WorklistQuery query, String table, EntityTag tag) {
        return Templates.worklist(
                query, views.of(reader.getName()), pages.count(), largest, table, "\"" + tag.getValue() + "\"");
    }

    private String table(WorklistQuery query, Page<WorklistEntry> page) {
        boolean blind = choices.isBlindFirst(reader.getName());
        List<WorklistRow> rows = page.entries().stream()
                .map(entry -> WorklistRow.of(entry, reader.getName(), times))
                .map(row -> blind ? row.withoutReading() : row)
                .toList();
        int from = rows.isEmpty() ? 0 : query.offset() + 1;
        return Templates.worklistTable(query, rows, new Extent(from, query.offset() + rows.size(), page.total()))
                .render();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(DigestUtils.sha256(text), 0, 16);
    }
}
