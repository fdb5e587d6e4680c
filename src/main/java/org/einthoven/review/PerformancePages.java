package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.monitoring.Choice;
import org.einthoven.monitoring.Item;
import org.einthoven.monitoring.MonitoringSettings;
import org.einthoven.monitoring.Outcome;
import org.einthoven.monitoring.ReaderVerdicts;
import org.einthoven.monitoring.SeriesDays;
import org.einthoven.monitoring.SitePerformance;
import org.einthoven.monitoring.SitePerformance.Grouping;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** What signed readings say of the models, and what readers overrode, for administrators. */
@Path("/monitoring")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class PerformancePages {
    private static final int DEVICE_DAYS = 400;

    private final SitePerformance performance;
    private final ReaderVerdicts verdicts;
    private final SeriesDays days;
    private final MonitoringSettings settings;
    private final SeriesNames names;
    private final AuditTrail audit;
    private final Clock clock;

    PerformancePages(
            SitePerformance performance,
            ReaderVerdicts verdicts,
            SeriesDays days,
            MonitoringSettings settings,
            SeriesNames names,
            AuditTrail audit,
            Clock clock) {
        this.performance = performance;
        this.verdicts = verdicts;
        this.days = days;
        this.settings = settings;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance performance(PerformanceView view);

        static native TemplateInstance overrides(OverridesView view);

        private Templates() {}
    }

    /** @param item what is told apart group by group, by its name */
    @GET
    @Path("performance")
    public TemplateInstance performance(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("model") @Nullable String model,
            @QueryParam("device") @Nullable String device,
            @QueryParam("item") @Nullable String item) {
        MonitoringChoice chosen = chosen(from, to, model, device);
        Choice choice = chosen.choice();
        int fewest = settings.fewestInGroup();
        audit.record(AuditAction.READ, "SitePerformance", chosen.from() + "/" + chosen.to());
        Map<String, Outcome> outcomes = performance.outcomes(choice);
        boolean independent = performance.mayShowIndependent(choice);
        return Templates.performance(new PerformanceView(
                chosen,
                hits(outcomes, "finding:*"),
                hits(outcomes, "uncoded"),
                PerformanceView.rows(outcomes, Item.FINDING, null, names, fewest),
                independent,
                hits(outcomes, "own:*"),
                independent ? PerformanceView.rows(outcomes, Item.OWN, Item.SAID, names, fewest) : List.of(),
                hits(outcomes, "beats-changed"),
                PerformanceView.rows(outcomes, Item.BEAT, null, names, fewest),
                groups(item, outcomes, choice, fewest),
                PerformanceView.calibrated(performance.calibration(choice), independent, names, fewest),
                fewest));
    }

    private static long hits(Map<String, Outcome> outcomes, String item) {
        return outcomes.getOrDefault(item, Outcome.NONE).hits();
    }

    /** Independent truth is never told apart: its groups are small. */
    private PerformanceView.@Nullable Groups groups(
            @Nullable String item, Map<String, Outcome> outcomes, Choice choice, int fewest) {
        if (item == null
                || !outcomes.containsKey(item)
                || !item.startsWith(Item.FINDING) && !item.startsWith(Item.BEAT)) {
            return null;
        }
        return new PerformanceView.Groups(
                names.ofItem(item),
                Stream.of(Grouping.values())
                        .map(grouping -> PerformanceView.group(
                                grouping, performance.byGroup(item, grouping, choice), names, fewest))
                        .toList());
    }

    @GET
    @Path("overrides")
    public TemplateInstance overrides(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        MonitoringChoice chosen = chosen(from, to, null, null);
        Choice choice = chosen.choice();
        audit.record(AuditAction.READ, "ReaderVerdicts", chosen.from() + "/" + chosen.to());
        return Templates.overrides(OverridesView.of(
                chosen,
                verdicts.of(choice.from(), choice.to()),
                verdicts.signed(choice.from(), choice.to()),
                names,
                settings.fewestInGroup()));
    }

    private MonitoringChoice chosen(
            @Nullable String from, @Nullable String to, @Nullable String model, @Nullable String device) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate since = today.minusDays(DEVICE_DAYS);
        return MonitoringChoice.of(
                today, days.models(Choice.of(since, today)), days.devices(since), from, to, model, device);
    }
}
