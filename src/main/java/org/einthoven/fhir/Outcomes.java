package org.einthoven.fhir;

import java.util.List;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.validation.Issue;
import org.einthoven.fhir.validation.Issue.Severity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/** OperationOutcomes: what went wrong and how to mend it, or what to know although all went well. */
final class Outcomes {

    private static final int MOST = 100;

    static OperationOutcome of(FaultException refused) {
        OperationOutcome outcome = new OperationOutcome();
        add(outcome, refused);
        refused.others().forEach(other -> add(outcome, other));
        return outcome;
    }

    private static void add(OperationOutcome outcome, FaultException refused) {
        add(outcome, refused.fault(), refused.getMessage(), refused.expression().orElse(null));
    }

    static OperationOutcome of(Fault fault, String text, @Nullable String expression) {
        OperationOutcome outcome = new OperationOutcome();
        add(outcome, fault, text, expression);
        return outcome;
    }

    private static void add(OperationOutcome outcome, Fault fault, String text, @Nullable String expression) {
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(fault.issueType().code()))
                .setDetails(new CodeableConcept(new Coding(CodeSystems.FAULT, fault.code(), null)).setText(text))
                .setDiagnostics(text);
        if (expression != null) {
            issue.addExpression(expression);
        }
    }

    /** For what was taken in, with the warnings that go with it. */
    static OperationOutcome accepted(String what, List<Warning> warnings) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(what);
        for (Warning warning : warnings) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.INCOMPLETE)
                    .setDiagnostics(warning.text())
                    .addExpression(warning.expression());
        }
        return outcome;
    }

    /** What was found in a resource, the first of very much. */
    static OperationOutcome validated(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.stream().limit(MOST).forEach(issue -> add(outcome, issue.severity(), issue.expression(), issue.text()));
        if (issues.size() > MOST) {
            add(outcome, Severity.INFORMATION, null, (issues.size() - MOST) + " more are not shown: mend these first.");
        }
        if (issues.isEmpty()) {
            add(outcome, Severity.INFORMATION, null, "Nothing is wrong with it.");
        }
        return outcome;
    }

    /** Adds what is wrong with what was stored all the same. */
    static void warn(OperationOutcome outcome, List<Issue> errors) {
        errors.forEach(error -> add(outcome, Severity.WARNING, error.expression(), error.text()));
    }

    private static void add(OperationOutcome outcome, Severity severity, @Nullable String expression, String text) {
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.valueOf(severity.name()))
                .setCode(severity == Severity.INFORMATION ? IssueType.INFORMATIONAL : IssueType.INVALID)
                .setDiagnostics(text);
        if (expression != null) {
            issue.addExpression(expression);
        }
    }

    /** For a search that went without some of its parameters, or of whose answer something is to be said. */
    static OperationOutcome ofSearch(List<String> parameters, List<String> remarks) {
        OperationOutcome outcome = new OperationOutcome();
        parameters.forEach(parameter -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics("Parameter " + Excerpt.of(parameter)
                        + " is not known and was left out of the search: GET /fhir/metadata lists those that are."));
        remarks.forEach(remark -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.INCOMPLETE)
                .setDiagnostics(remark));
        return outcome;
    }

    private Outcomes() {}
}
