package org.einthoven.fhir.validation;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with what a request stores all the same. */
@RequestScoped
public class WriteWarnings {

    private final List<Issue> issues = new ArrayList<>();

    void add(List<Issue> more) {
        issues.addAll(more);
    }

    public List<Issue> all() {
        return List.copyOf(issues);
    }
}
