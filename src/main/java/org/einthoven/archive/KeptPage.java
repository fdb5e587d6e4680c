package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A printed page as it lies in the database. */
@Entity
@Table(name = "printed_page")
class KeptPage extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    UUID recordingId;

    /** A {@link org.einthoven.formats.PrintedPage} in JSON. */
    String page;

    @Column(name = "unsure_leads")
    String[] unsureLeads;

    String[] doubts;

    byte[] jpeg;
}
