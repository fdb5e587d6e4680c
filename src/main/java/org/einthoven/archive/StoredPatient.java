package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What pages and limits need of a patient; the resource itself is in the FHIR store. */
@Entity
@Table(name = "patient")
public class StoredPatient extends PanacheEntityBase {
    @Id
    public String id;

    public int version;

    /** The name as a page shows it. */
    @Column(name = "display")
    public String displayName;

    /** As FHIR writes it: YYYY, YYYY-MM or YYYY-MM-DD. */
    @Column(name = "birth_date")
    public @Nullable String birthDate;

    /** FHIR's administrative gender. */
    public @Nullable String sex;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
