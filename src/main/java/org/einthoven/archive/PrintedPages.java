package org.einthoven.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.ScaleSource;
import org.einthoven.formats.ScannedPage;

/** The printed pages of the recordings that were taken from paper. */
@ApplicationScoped
public class PrintedPages {
    private final EntityManager entities;

    PrintedPages(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps the page of a recording that was just accepted, in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID recording, ScannedPage scanned) {
        KeptPage kept = new KeptPage();
        kept.recordingId = recording;
        kept.page = StoredJson.write(scanned.page());
        kept.unsureLeads = scanned.page().unsure().toArray(String[]::new);
        kept.doubts = scanned.page().doubts().toArray(String[]::new);
        kept.jpeg = scanned.jpeg();
        entities.persist(kept);
    }

    /** Empty for a recording that was not taken from paper; without the picture, which is large. */
    @Transactional
    public Optional<PrintedPage> of(UUID recording) {
        return entities.createQuery("select k.page from KeptPage k where k.recordingId = ?1", String.class)
                .setParameter(1, recording)
                .getResultStream()
                .findFirst()
                .map(PrintedPages::read);
    }

    /**
     * The page without its picture.
     *
     * @throws FaultException where the recording was not taken from paper
     */
    @Transactional
    public PrintedPage required(UUID recording) {
        return of(recording).orElseThrow(() -> none(recording));
    }

    /**
     * The page with its picture.
     *
     * @throws FaultException where the recording was not taken from paper
     */
    @Transactional
    public ScannedPage scanned(UUID recording) {
        return Optional.ofNullable(entities.find(KeptPage.class, recording))
                .map(kept -> new ScannedPage(read(kept.page), kept.jpeg))
                .orElseThrow(() -> none(recording));
    }

    /**
     * The picture, in which the page's places lie.
     *
     * @throws FaultException where the recording was not taken from paper
     */
    @Transactional
    public byte[] jpeg(UUID recording) {
        return scanned(recording).jpeg();
    }

    /** Earlier versions wrote only whether a pulse told the gain. */
    private static PrintedPage read(String json) {
        ObjectNode page = StoredJson.read(json, ObjectNode.class);
        if (page.has("gainKnown")) {
            ScaleSource gain = page.get("gainKnown").asBoolean() ? ScaleSource.PULSE : ScaleSource.ASSUMED;
            page.put("mmPerS", 25).put("speedFrom", ScaleSource.ASSUMED.name()).put("gainFrom", gain.name());
        }
        return StoredJson.read(page.toString(), PrintedPage.class);
    }

    private static FaultException none(UUID recording) {
        return FaultException.of(Fault.NOT_FOUND, "printed page of recording", recording);
    }
}
