package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.ReviewSettings;
import org.einthoven.archive.ReviewSettings.BlindFirst;
import org.einthoven.archive.Sway;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.refresh.MetCorrections;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A reader's own page: what they want of the pages, how the machine sways them, and
 * which of their corrections a later version gets right. There is one address for all, which
 * shows whoever asks their own; nobody can ask for another's.
 */
@Path("/me")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ReaderPages {
    private final ReaderChoices choices;
    private final OwnReadings own;
    private final MetCorrections met;
    private final ReviewSettings settings;
    private final AuditTrail audit;
    private final SignedIn reader;
    private final Times times;

    ReaderPages(
            ReaderChoices choices,
            OwnReadings own,
            MetCorrections met,
            ReviewSettings settings,
            AuditTrail audit,
            SignedIn reader,
            Times times) {
        this.choices = choices;
        this.own = own;
        this.met = met;
        this.settings = settings;
        this.audit = audit;
        this.reader = reader;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance me(
                Choice choice, boolean always, Sway sway, List<SwayRow> rows, List<MetRow> met);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response me() {
        Sway sway = own.sway(reader.getName());
        boolean always = settings.blindFirst() == BlindFirst.ALWAYS;
        List<MetRow> right = met.of(reader.getName()).stream()
                .map(one -> MetRow.of(one, times))
                .toList();
        return Response.ok(Templates.me(choices.of(reader.getName()), always, sway, SwayRow.of(sway), right))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response choose(
            @FormParam("blind") @Nullable String blind, @FormParam("language") @Nullable String language) {
        String name = reader.getName();
        if (language != null && !language.isEmpty() && !Language.KNOWN.contains(language)) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "language");
        }
        choices.keep(name, new Choice(blind != null, "".equals(language) ? null : language));
        audit.record(AuditAction.UPDATE, "ReaderChoice", name);
        return Response.seeOther(URI.create("/me")).build();
    }
}
