package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.einthoven.ecg.BeatPart;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.LeadRegion;
import org.jspecify.annotations.Nullable;

/** The evidence for one finding. */
@Entity
@Table(name = "explanation")
@IdClass(StoredExplanation.Key.class)
public class StoredExplanation extends PanacheEntityBase {
    /** A finding of a reading. */
    public record Key(UUID readingId, String findingId) {}

    @Id
    @Column(name = "reading_id")
    public UUID readingId;

    @Id
    @Column(name = "finding_id")
    public String findingId;

    public String method;

    @Column(name = "deletion_drop")
    public double deletionDrop;

    @Column(name = "random_drop")
    public double randomDrop;

    byte[] attribution;

    @Column(name = "wave_shares")
    @Nullable
    String waveShares;

    @Column(name = "lead_shares")
    @Nullable
    String leadShares;

    /** As it lies in the column. */
    private record WaveShares(Map<BeatPart, Double> byPart) {}

    /** As it lies in the column. */
    private record LeadShares(Map<LeadRegion, Double> byRegion) {}

    static StoredExplanation of(UUID readingId, Explanation explanation) {
        StoredExplanation stored = new StoredExplanation();
        stored.readingId = readingId;
        stored.findingId = explanation.findingId();
        stored.method = explanation.method();
        stored.deletionDrop = explanation.faithfulness().deletionDrop();
        stored.randomDrop = explanation.faithfulness().randomDrop();
        stored.attribution = AttributionBytes.encode(explanation.attribution());
        stored.waveShares = StoredJson.write(new WaveShares(explanation.waveShares()));
        stored.leadShares = StoredJson.write(new LeadShares(explanation.leadShares()));
        return stored;
    }

    public Explanation toExplanation() {
        return new Explanation(
                findingId,
                method,
                AttributionBytes.decode(attribution),
                waveShares == null
                        ? Map.of()
                        : StoredJson.read(waveShares, WaveShares.class).byPart(),
                leadShares == null
                        ? Map.of()
                        : StoredJson.read(leadShares, LeadShares.class).byRegion(),
                new Faithfulness(deletionDrop, randomDrop));
    }
}
