package org.einthoven.archive;

import java.util.List;
import org.einthoven.diagnosis.Finding;
import org.einthoven.inference.ModelRef;
import org.einthoven.statement.LearnedStatement;

/** The part of a {@link ReadingDocument} that says what was found, and by which models: a small one of a large document. */
public record StatedFindings(List<Finding> findings, List<LearnedStatement> statements, List<ModelRef> models) {
    /** Of a column with a document in JSON, what {@link #parse} wants; the database leaves the rest out. */
    public static final String SQL = "json_build_object('findings', %1$s::json -> 'findings', 'statements',"
            + " %1$s::json -> 'statements', 'models', %1$s::json -> 'models')::text";

    public StatedFindings {
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        models = List.copyOf(models);
    }

    public static StatedFindings parse(String json) {
        return StoredJson.read(json, StatedFindings.class);
    }

    /** Whether this version of a model took part. */
    public boolean isBy(String name, String version) {
        return models.stream()
                .anyMatch(model -> model.name().equals(name) && model.version().equals(version));
    }
}
