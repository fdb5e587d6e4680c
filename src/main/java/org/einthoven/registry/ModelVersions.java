package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.VersionOrder;

/** The versions that this site has, as they stand in the database that all replicas share. */
@ApplicationScoped
public class ModelVersions {
    private static final Comparator<ModelVersion> NEWEST_FIRST = Comparator.comparing(
                    (ModelVersion version) -> version.name)
            .thenComparing(version -> version.version, VersionOrder.NEWEST_LAST.reversed());

    private final EntityManager entities;
    private final DataSource database;

    ModelVersions(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /**
     * Which versions read at one moment.
     *
     * @param generation counts the changes up to then
     */
    record Active(long generation, Map<ModelTask, ModelVersion> versions) {
        Active {
            versions = Map.copyOf(versions);
        }
    }

    /** By task, and of each the newest first. */
    @Transactional
    public List<ModelVersion> all() {
        return ModelVersion.<ModelVersion>listAll().stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Transactional
    public Optional<ModelVersion> find(String name, String version) {
        return ModelVersion.find("name = ?1 and version = ?2", name, version).firstResultOptional();
    }

    /** What became of it, the newest change first. */
    @Transactional
    public List<ModelChange> changes(UUID model) {
        return ModelChange.list("modelId = ?1 order by id desc", model);
    }

    /** The version to which a roll-back leads: the one that was active last and has not been found wanting. */
    @Transactional
    public Optional<ModelVersion> lastGood(String name) {
        // by the order of changes: a clock may have jumped between them
        return ModelVersion.find(
                        "from ModelVersion version where version.name = ?1 and version.state = ?2 order by"
                                + " (select max(change.id) from ModelChange change"
                                + " where change.modelId = version.id) desc",
                        name,
                        ModelState.RETIRED)
                .firstResultOptional();
    }

    @Transactional
    public Optional<ModelVersion> in(String name, ModelState state) {
        return ModelVersion.find("name = ?1 and state = ?2", name, state).firstResultOptional();
    }

    /** One administrator's word for making it active, while it counts: nothing has changed since. */
    @Transactional
    public Optional<ModelProposal> proposal(UUID model, long generation) {
        return ModelProposal.find("modelId = ?1 and generation = ?2", model, generation)
                .firstResultOptional();
    }

    /** Those that read beside the active ones, at most one of a task. */
    @Transactional
    List<ModelVersion> inShadow() {
        return ModelVersion.list("state", ModelState.SHADOW);
    }

    @Transactional
    boolean anyInShadow() {
        return ModelVersion.count("state", ModelState.SHADOW) > 0;
    }

    /** How many changes of state there have been. Asked before each reading, hence without a transaction of its own. */
    public long generation() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select generation from model_generation")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database does not say which models are active", failed);
        }
    }

    /** Generation and versions of one moment: one statement sees one state of the database. */
    @Transactional
    Active active() {
        List<Object[]> rows = entities.createQuery(
                        "select g.generation, v from ModelGeneration g left join ModelVersion v on v.state = ?1",
                        Object[].class)
                .setParameter(1, ModelState.ACTIVE)
                .getResultList();
        Map<ModelTask, ModelVersion> versions = new EnumMap<>(ModelTask.class);
        for (Object[] row : rows) {
            if (row[1] instanceof ModelVersion version) {
                ModelTask.of(version.name).ifPresent(task -> versions.put(task, version));
            }
        }
        return new Active((Long) rows.get(0)[0], versions);
    }

    /** Its files, byte for byte as they came in. */
    @Transactional
    ModelFiles files(ModelVersion version) {
        Map<String, byte[]> files = new HashMap<>();
        for (Object[] row : entities.createQuery(
                        "select file, content from ModelFile where modelId = ?1", Object[].class)
                .setParameter(1, version.id)
                .getResultList()) {
            files.put((String) row[0], (byte[]) row[1]);
        }
        return new ModelFiles(version.title(), files);
    }

    /** The open models' files for this choice. */
    @Transactional
    Map<ModelTask, ModelFiles> files(Map<ModelTask, ModelVersion> chosen) {
        Map<ModelTask, ModelFiles> files = new EnumMap<>(ModelTask.class);
        chosen.forEach((task, version) -> files.put(task, files(version)));
        return files;
    }

    /** Keeps a version that has stood its checks. The card is kept as the text that it came as. */
    @Transactional
    void keep(ModelVersion version, ModelFiles files) {
        version.card = new String(files.bytes(ModelCard.FILE), StandardCharsets.UTF_8);
        version.persist();
        entities.flush();
        for (String name : files.names()) {
            ModelFile file = new ModelFile();
            file.modelId = version.id;
            file.file = name;
            file.content = files.bytes(name);
            file.persist();
        }
    }
}
