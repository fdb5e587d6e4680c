package org.einthoven.review;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.monitoring.FigureNames;
import org.einthoven.monitoring.Item;
import org.einthoven.monitoring.Series;
import org.einthoven.monitoring.Summing;
import org.einthoven.statement.StatementName;

/** Names what is watched in the language of the page; statements of the classifier keep the words of their set. */
@ApplicationScoped
class SeriesNames {
    private final Language language;
    private final Speech speech;

    SeriesNames(Language language, Speech speech) {
        this.language = language;
        this.speech = speech;
    }

    MonitoringWords words() {
        return MessageBundles.get(MonitoringWords.class, Localized.Literal.of(language.getTag()));
    }

    String of(Series series) {
        MonitoringWords words = words();
        return switch (series.kind()) {
            case "probability:" -> words.meanProbability(StatementName.of(series.code()));
            case "beats:" -> words.shareOfBeats(series.code());
            case "device:" -> words.deviceShare(device(series.code(), words));
            default -> plain(series, words);
        };
    }

    /** As senders name it; those that are named by none, or summed up together, in the words of the page. */
    static String device(String name, MonitoringWords words) {
        return switch (name) {
            case "" -> words.notNamed();
            case Summing.OTHERS -> words.otherDevices();
            default -> name;
        };
    }

    private String plain(Series series, MonitoringWords words) {
        return switch (series.name()) {
            case "rate" -> words.heartRate();
            case "amplitude" -> words.amplitude();
            case "quality" -> words.quality();
            case "pulse-rate" -> words.pulseRate();
            case "pulse-quality" -> words.pulseQuality();
            case "unusable" -> words.unusable();
            case "leads" -> words.leads();
            case "sample-rate" -> words.sampleRate();
            case "distance" -> words.distance();
            case "abstained" -> words.abstained();
            case "flagged" -> words.flagged();
            default -> series.kind().equals(Item.FINDING) ? ofFinding(series.code()) : FigureNames.of(series);
        };
    }

    String ofFinding(String code) {
        return speech.named(code, FigureNames.ofFinding(code));
    }

    /** Of an {@link Item} with a code. */
    String ofItem(String item) {
        String code = item.substring(item.indexOf(':') + 1);
        String english = FigureNames.ofItem(item);
        if (item.startsWith(Item.FINDING)) {
            return ofFinding(code);
        }
        String beat = code + ": ";
        return english.startsWith(beat) ? beat + speech.words(english.substring(beat.length())) : speech.words(english);
    }

    /** Of a statement of the learned classifier, by either truth. */
    String ofStatement(String statement) {
        return statement.startsWith(Item.OWN)
                ? words().readFirst(StatementName.capitalised(statement.substring(Item.OWN.length())))
                : StatementName.capitalised(statement);
    }
}
