package org.einthoven.review;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.monitoring.FigureNames;
import org.einthoven.monitoring.Item;
import org.einthoven.monitoring.Series;
import org.einthoven.statement.StatementName;

/** Names what is watched in the language of the page; findings and statements keep the words of the report. */
@ApplicationScoped
class SeriesNames {
    private final Language language;

    SeriesNames(Language language) {
        this.language = language;
    }

    MonitoringWords words() {
        return MessageBundles.get(MonitoringWords.class, Localized.Literal.of(language.getTag()));
    }

    String of(Series series) {
        MonitoringWords words = words();
        return switch (series.kind()) {
            case "probability:" -> words.meanProbability(StatementName.of(series.code()));
            case "beats:" -> words.shareOfBeats(series.code());
            case "device:" -> words.deviceShare(series.code().isEmpty() ? words.notNamed() : series.code());
            default -> plain(series, words);
        };
    }

    private static String plain(Series series, MonitoringWords words) {
        return switch (series.name()) {
            case "rate" -> words.heartRate();
            case "amplitude" -> words.amplitude();
            case "quality" -> words.quality();
            case "unusable" -> words.unusable();
            case "leads" -> words.leads();
            case "sample-rate" -> words.sampleRate();
            case "distance" -> words.distance();
            case "abstained" -> words.abstained();
            case "flagged" -> words.flagged();
            default -> FigureNames.of(series);
        };
    }

    /** Of a statement of the learned classifier, by either truth. */
    String ofStatement(String statement) {
        return statement.startsWith(Item.OWN)
                ? words().readFirst(StatementName.capitalised(statement.substring(Item.OWN.length())))
                : StatementName.capitalised(statement);
    }
}
