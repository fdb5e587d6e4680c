package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.KeptText;
import org.einthoven.archive.RecordingId;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.monitoring.Choice;
import org.einthoven.monitoring.DayAmount;
import org.einthoven.monitoring.DriftAlarm;
import org.einthoven.monitoring.DriftAlarms;
import org.einthoven.monitoring.DriftWatch;
import org.einthoven.monitoring.FigureNames;
import org.einthoven.monitoring.MonitoringSettings;
import org.einthoven.monitoring.Series;
import org.einthoven.monitoring.SeriesDays;
import org.einthoven.security.Roles;
import org.einthoven.statistics.Share;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How the models do on this site, for administrators: alarms of drift, volume, and every series that is watched. */
@Path("/monitoring")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class MonitoringPages {
    private static final int DAYS = 30;
    private static final int ALARMS = 60;
    private static final int LONGEST_REASON = 1_000;

    private final SeriesDays days;
    private final DriftWatch drift;
    private final DriftAlarms alarms;
    private final MonitoringSettings settings;
    private final SeriesNames names;
    private final SignedIn signedIn;
    private final Times times;
    private final Clock clock;

    MonitoringPages(
            SeriesDays days,
            DriftWatch drift,
            DriftAlarms alarms,
            MonitoringSettings settings,
            SeriesNames names,
            SignedIn signedIn,
            Times times,
            Clock clock) {
        this.days = days;
        this.drift = drift;
        this.alarms = alarms;
        this.settings = settings;
        this.names = names;
        this.signedIn = signedIn;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance monitoring(MonitoringOverview view);

        static native TemplateInstance series(SeriesView view);

        private Templates() {}
    }

    @GET
    public TemplateInstance overview() {
        LocalDate today = today();
        Choice choice = Choice.of(today.minusDays(DAYS - 1), today);
        List<DriftAlarm> newest = alarms.newest(ALARMS);
        List<DriftWatch.State> states = drift.states();
        Set<Series> alarming = newest.stream()
                .filter(DriftAlarm::isOpen)
                .map(DriftAlarm::series)
                .collect(Collectors.toSet());
        return Templates.monitoring(new MonitoringOverview(
                rows(newest, true),
                rows(newest, false),
                volume(days.sums(choice)),
                perDay(choice),
                series(states, Series.Side.INPUT, alarming),
                series(states, Series.Side.OUTPUT, alarming),
                (int) states.stream().filter(state -> !state.isLearning()).count(),
                settings.daysBetweenFalseAlarms()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<AlarmRow> rows(List<DriftAlarm> all, boolean open) {
        return all.stream()
                .filter(alarm -> alarm.isOpen() == open)
                .map(alarm -> AlarmRow.of(alarm, names, times))
                .toList();
    }

    private List<MonitoringOverview.Fact> volume(Map<String, DayAmount> sums) {
        MonitoringWords words = names.words();
        List<MonitoringOverview.Fact> facts = new ArrayList<>();
        facts.add(new MonitoringOverview.Fact(words.ecgs(), count(sums, "ecg")));
        facts.add(new MonitoringOverview.Fact(words.ppgs(), count(sums, "ppg")));
        facts.add(new MonitoringOverview.Fact(words.abstained(), share(sums, "abstained")));
        facts.add(new MonitoringOverview.Fact(words.failed(), share(sums, "failed")));
        facts.add(new MonitoringOverview.Fact(words.readIn10(), share(sums, "read-in-10-s")));
        facts.add(new MonitoringOverview.Fact(words.readIn60(), share(sums, "read-in-60-s")));
        facts.add(new MonitoringOverview.Fact(words.signed(), count(sums, "signed-in-24-h")));
        facts.add(new MonitoringOverview.Fact(words.signedIn24(), share(sums, "signed-in-24-h")));
        return facts;
    }

    private static String count(Map<String, DayAmount> sums, String measure) {
        return sums.containsKey(measure) ? String.valueOf(sums.get(measure).readings()) : "0";
    }

    private static String share(Map<String, DayAmount> sums, String measure) {
        DayAmount sum = sums.get(measure);
        return sum == null ? "–" : FigureRow.shown(new Share(Math.round(sum.total()), sum.readings()));
    }

    /** Without today, which is not over, unless there is nothing else. */
    private String perDay(Choice choice) {
        List<DayAmount> all = days.volume(choice);
        List<PlotSvg.Point> points = all.stream()
                .filter(day -> all.size() == 1 || day.day().isBefore(choice.to()))
                .map(day -> new PlotSvg.Point(day.day(), day.readings(), 0))
                .toList();
        return PlotSvg.draw(
                names.words().ecgsADay(),
                List.of(new PlotSvg.Line(points, false)),
                null,
                List.of(),
                value -> Numbers.decimals(value, 0));
    }

    private List<MonitoringOverview.SeriesRow> series(
            List<DriftWatch.State> states, Series.Side side, Set<Series> alarming) {
        return states.stream()
                .filter(state -> state.series().side() == side)
                .sorted(Comparator.comparing(DriftWatch.State::isLearning)
                        .thenComparing(state -> !alarming.contains(state.series()))
                        .thenComparing(state -> -state.ratio()))
                .map(state -> row(state, alarming.contains(state.series())))
                .toList();
    }

    private MonitoringOverview.SeriesRow row(DriftWatch.State state, boolean alarming) {
        Double latest = state.latest();
        return new MonitoringOverview.SeriesRow(
                state.series().name(),
                names.of(state.series()),
                latest == null ? "" : FigureNames.value(state.series(), latest),
                state.isLearning() ? "" : Numbers.decimals(100 * state.ratio(), 0) + " %",
                state.isLearning(),
                alarming);
    }

    @GET
    @Path("series")
    public TemplateInstance series(
            @QueryParam("name") @Nullable String name,
            @QueryParam("model") @Nullable String model,
            @QueryParam("device") @Nullable String device,
            @QueryParam("days") @Nullable Integer back) {
        Series series = Series.named(name == null ? "" : name)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "series", name));
        LocalDate today = today();
        int span = back == null ? SeriesView.DAYS.get(1) : back;
        if (!SeriesView.DAYS.contains(span)) {
            throw FaultException.of(Fault.BAD_REQUEST, "a series is shown for " + SeriesView.DAYS + " days.");
        }
        LocalDate since = today.minusDays(span - 1L);
        MonitoringChoice choice = MonitoringChoice.of(
                today, days.models(Choice.of(since, today)), days.devices(since), null, null, model, device);
        return Templates.series(SeriesView.of(
                series,
                names,
                choice,
                span,
                days.of(series, choice.choice(since, today)),
                drift.chart(series, today.minusDays(1)),
                drift.states().stream()
                        .filter(state -> state.series().equals(series))
                        .findFirst(),
                alarms.of(series).stream()
                        .map(alarm -> AlarmRow.of(alarm, names, times))
                        .toList()));
    }

    @POST
    @Path("alarms/{id}/acknowledge")
    public Response acknowledge(
            @RestPath String id, @RestForm @Nullable String why, @RestForm @Nullable String restarts) {
        UUID alarm = RecordingId.parse(id);
        String reason = KeptText.cleaned(why == null ? "" : why).strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "an alarm is acknowledged with a reason of up to " + LONGEST_REASON + " letters.");
        }
        alarms.acknowledge(alarm, signedIn.getName(), reason, "true".equals(restarts));
        return Response.seeOther(URI.create("/monitoring")).build();
    }
}
