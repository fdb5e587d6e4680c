package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on how the models do, in English here and in German in {@code messages/mon_de.properties}. */
@MessageBundle("mon")
public interface MonitoringWords {
    @Message("Monitoring")
    String monitoring();

    @Message("Overview")
    String overview();

    @Message("Performance")
    String performance();

    @Message("Overrides")
    String overrides();

    @Message("Monthly reports")
    String reports();

    @Message("Parts of monitoring")
    String parts();

    @Message("Alarms")
    String alarms();

    @Message("No alarm is open.")
    String noAlarm();

    @Message("has changed")
    String hasChanged();

    @Message("likely since {day}; raised {raised}; before {before}, since then {after}")
    String alarmFacts(String day, String raised, String before, String after);

    @Message("Reason")
    String reason();

    @Message("What is since then is the new reference")
    String newReference();

    @Message("Acknowledge")
    String acknowledge();

    @Message("Acknowledged alarms")
    String acknowledged();

    @Message("Series")
    String series();

    @Message("Likely since")
    String since();

    @Message("Before")
    String before();

    @Message("Since then")
    String after();

    @Message("Acknowledged by")
    String by();

    @Message("The last 30 days")
    String lastDays();

    @Message("ECGs")
    String ecgs();

    @Message("PPGs")
    String ppgs();

    @Message("Not read: abstained")
    String abstained();

    @Message("Reading failed")
    String failed();

    @Message("Read within 10 s")
    String readIn10();

    @Message("Read within 60 s")
    String readIn60();

    @Message("Signed")
    String signed();

    @Message("Signed within 24 h of reading")
    String signedIn24();

    @Message("ECGs a day")
    String ecgsADay();

    @Message("What comes in")
    String inputs();

    @Message("What the models say")
    String outputs();

    @Message("Latest")
    String latest();

    @Message("Part of the bound")
    String partOfBound();

    @Message("State")
    String state();

    @Message("within its bound")
    String within();

    @Message("alarm")
    String alarm();

    @Message("gathering its reference")
    String learning();

    @Message(
            "Each series is tested once a day on the days that are over, by a self-starting CUSUM. The bounds are made for one false alarm of all {count} tested series together in {days} days on average. A change that creeps over months becomes part of the reference and is not seen.")
    String howTested(int count, int days);

    @Message("No series yet: they begin with the first day of readings that is over.")
    String noSeries();

    @Message("Choose readings")
    String choose();

    @Message("Version")
    String version();

    @Message("Device")
    String device();

    @Message("all")
    String all();

    @Message("not named")
    String notNamed();

    @Message("other devices")
    String otherDevices();

    @Message("Days back")
    String daysBack();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Show")
    String show();

    @Message("Day by day")
    String dayByDay();

    @Message("Day")
    String day();

    @Message("Readings")
    String readings();

    @Message("Value")
    String value();

    @Message("95 % interval")
    String interval();

    @Message("Nothing was read with this choice.")
    String nothing();

    @Message("As it is tested")
    String asTested();

    @Message("All readings together: the sums of what lies above (line) and below (dashed), and the bound")
    String cusumPlot();

    @Message("Numbers of the test")
    String testNumbers();

    @Message("Upward")
    String upward();

    @Message("Downward")
    String downward();

    @Message("Findings, by what was signed after the machine’s reading was shown")
    String shownTruth();

    @Message(
            "{count} signed readings. The reader saw the machine’s reading first, and what was merely accepted counts as right: these figures flatter. {left} more are left out, because a statement was added that is no finding of ours.")
    String flatters(long count, long left);

    @Message("Statements, by what readers said before they saw the machine’s reading")
    String ownTruth();

    @Message(
            "{count} readings by readers who read first, of the months that are over in which enough did: this truth is independent. Beside it the same statements by what was signed after.")
    String independent(long count);

    @Message(
            "Not shown: too few readers read first in this period, or one version or device is chosen. Figures could say how the machine moves one of them.")
    String tooFewReaders();

    @Message("Before the machine’s reading was shown")
    String beforeShown();

    @Message("After it was shown")
    String afterShown();

    @Message("Beats, by what was signed")
    String beats();

    @Message(
            "Beats that nobody touched count as accepted. In {count} readings a reader changed beats. Intervals take beats as independent, which those of one reading are not: they are too narrow.")
    String beatsAccepted(long count);

    @Message("True")
    String present();

    @Message("Said")
    String said();

    @Message("Undecided")
    String undecided();

    @Message("Sensitivity")
    String sensitivity();

    @Message("Positive predictivity")
    String predictivity();

    @Message("Specificity")
    String specificity();

    @Message("too few")
    String tooFew();

    @Message("Fewer than {count} decisions say little: such figures are marked.")
    String fewest(int count);

    @Message("By group")
    String byGroup();

    @Message("Sex")
    String sex();

    @Message("Age")
    String age();

    @Message("Models")
    String models();

    @Message("not known")
    String notKnown();

    @Message("female")
    String female();

    @Message("male")
    String male();

    @Message("{from} to {to} years")
    String years(int from, int to);

    @Message("Calibration of probabilities")
    String calibration();

    @Message("Judged")
    String judged();

    @Message("Mean probability of {statement}")
    String meanProbability(String statement);

    @Message("Share of beats {code}")
    String shareOfBeats(String code);

    @Message("Device {name}")
    String deviceShare(String name);

    @Message("Probability, and the share that was true with its 95 % interval")
    String reliability();

    @Message("Probability")
    String probability();

    @Message("{statement}, by readers who read first")
    String readFirst(String statement);

    @Message("By reader")
    String byReader();

    @Message(
            "What readers decided of the findings that they were shown, as data on the quality of the models at this site. How the machine moves a reader from their own reading is not here: each reader alone sees it.")
    String whatOverrides();

    @Message("Reader")
    String reader();

    @Message("Finding")
    String finding();

    @Message("By finding")
    String byFinding();

    @Message("Of each reader")
    String ofEach();

    @Message("Confirmed")
    String confirmed();

    @Message("Changed")
    String changed();

    @Message("Rejected")
    String rejected();

    @Message("Added")
    String added();

    @Message("Agreement")
    String agreement();

    @Message("Nobody has signed in this period.")
    String nobodySigned();

    @Message("Month")
    String month();

    @Message("Made")
    String made();

    @Message("This month so far")
    String soFar();

    @Message(
            "The report of a month is made when it is over and never changes. What is signed later is in the figures here, not in it.")
    String howReports();

    @Message("No month is over yet.")
    String noReport();

    @Message("Heart rate")
    String heartRate();

    @Message("QRS amplitude")
    String amplitude();

    @Message("Signal quality")
    String quality();

    @Message("Pulse rate (PPG)")
    String pulseRate();

    @Message("Signal quality (PPG)")
    String pulseQuality();

    @Message("Leads that cannot be used")
    String unusable();

    @Message("Leads a recording")
    String leads();

    @Message("Sample rate")
    String sampleRate();

    @Message("Distance of the measurements from the reference")
    String distance();

    @Message("Flagged")
    String flagged();

    @Message(
            "Mahalanobis distance of six measurements (heart rate, RMSSD, QRS amplitude and duration, QTc, signal quality) from this site’s first {count} readings. The models give out no embedding: shapes that leave these six as they are do not move it.")
    String whatDistance(int count);
}
