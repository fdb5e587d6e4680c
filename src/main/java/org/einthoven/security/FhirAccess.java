package org.einthoven.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.ClinicalScope.Context;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do to clinical data: the one place that decides. Tokens bring scopes; the roles of accounts stand for
 * scopes. Scopes for one patient hold for what is about that patient, and for what is about nobody (models, units,
 * definitions), which they let read.
 */
public final class FhirAccess {
    /** Every type, as in {@code system/*.rs}. */
    public static final String EVERY_TYPE = ClinicalScope.EVERY_TYPE;

    /** Types whose resources are about no patient. */
    public static final Set<String> ABOUT_NOBODY = Set.of(
            "Organization",
            "Practitioner",
            "CodeSystem",
            "ImplementationGuide",
            "OperationDefinition",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    /** Types of which a resource is about a patient or about nobody: a model, or what somebody was given to wear. */
    public static final Set<String> MAYBE_ABOUT_NOBODY = Set.of("Device");

    /** Stands for the patient of those who may see what is about nobody alone. */
    private static final String NO_PATIENT = "";

    private static final Pattern PATIENT = Pattern.compile("(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    /** How a question ends. */
    public sealed interface Decision {}

    /** For any resource of the type. */
    public record Allowed() implements Decision {}

    /**
     * Only for what is about one patient, and of {@link #MAYBE_ABOUT_NOBODY} for what is about nobody.
     *
     * @param patientId empty where it is for no patient at all
     */
    public record OnlyAbout(String patientId) implements Decision {
        public boolean isForNoPatient() {
            return patientId.equals(NO_PATIENT);
        }
    }

    /** Not at all. */
    public record Refused() implements Decision {}

    private final List<ClinicalScope> scopes;
    private final @Nullable String patientId;

    private FhirAccess(Collection<ClinicalScope> scopes, @Nullable String patientId) {
        this.scopes = List.copyOf(scopes);
        this.patientId = patientId;
    }

    /**
     * @param scopes as the token lists them; those that are not for clinical data count for nothing
     * @param patient the patient of the launch, as an id or a reference; null where there is none
     */
    static FhirAccess ofToken(Collection<String> scopes, @Nullable String patient, FhirUser user) {
        List<ClinicalScope> counting = scopes.stream()
                .flatMap(scope -> ClinicalScope.parse(scope).stream())
                .filter(scope -> user.counting().contains(scope.context()))
                .toList();
        String launched = patientId(patient);
        String self = user.patientId();
        if (self == null) {
            return new FhirAccess(counting, launched);
        }
        List<ClinicalScope> own = counting.stream()
                .map(scope -> new ClinicalScope(Context.PATIENT, scope.type(), scope.letters()))
                .toList();
        return new FhirAccess(own, patient == null || self.equals(launched) ? self : null);
    }

    /** The same of a token that says nothing of a person. */
    public static FhirAccess ofToken(Collection<String> scopes, @Nullable String patient) {
        return ofToken(scopes, patient, FhirUser.UNSTATED);
    }

    /** An account's role in the words of scopes. */
    static FhirAccess ofRoles(Collection<String> roles) {
        return new FhirAccess(
                roles.stream()
                        .flatMap(role -> ofRole(role).stream())
                        .flatMap(scope -> ClinicalScope.parse(scope).stream())
                        .toList(),
                NO_PATIENT);
    }

    private static List<String> ofRole(String role) {
        return switch (role) {
            case Roles.EHR -> List.of("system/*.cruds");
            case Roles.CARDIOLOGIST -> List.of("user/*.rs");
            case Roles.ADMINISTRATOR ->
                Stream.concat(
                                Stream.concat(Stream.of("AuditEvent"), ABOUT_NOBODY.stream())
                                        .map(type -> "user/" + type + ".rs"),
                                MAYBE_ABOUT_NOBODY.stream().map(type -> "patient/" + type + ".rs"))
                        .toList();
            default -> List.of();
        };
    }

    /** What the one who asks may do, by token or by role. */
    public static FhirAccess of(SecurityIdentity who) {
        FhirAccess byToken = who.getAttribute(TokenRoles.ACCESS);
        return byToken == null ? ofRoles(who.getRoles()) : byToken;
    }

    /** Whether the one who asks brought a token. */
    public static boolean isByToken(SecurityIdentity who) {
        return who.getAttribute(TokenRoles.ACCESS) != null;
    }

    /**
     * That a token allows something of anybody that comes along with what was asked; what accounts may do their roles say.
     *
     * @throws FaultException with the scope that it lacks
     */
    public static void requireOfToken(SecurityIdentity who, String type, Interaction interaction) {
        if (isByToken(who) && !of(who).allows(type, interaction)) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/" + type + "." + interaction.letter());
        }
    }

    /** Of a launch's patient, which is an id or a reference; null where it is none. */
    static @Nullable String patientId(@Nullable String patient) {
        Matcher matcher = PATIENT.matcher(patient == null ? "" : patient);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether there is anything that it allows. */
    boolean isAny() {
        return scopes.stream().anyMatch(scope -> scope.context() != Context.PATIENT || patientId != null);
    }

    /** @param type a resource type, or {@link #EVERY_TYPE} for all at once */
    public Decision decide(String type, Interaction interaction) {
        List<ClinicalScope> covering =
                scopes.stream().filter(scope -> scope.covers(type, interaction)).toList();
        if (covering.stream().anyMatch(scope -> scope.context() != Context.PATIENT)) {
            return new Allowed();
        }
        if (covering.isEmpty() || patientId == null) {
            return new Refused();
        }
        boolean looks = interaction == Interaction.READ || interaction == Interaction.SEARCH;
        if (!looks && !isAboutSomebody(type)) {
            return new Refused();
        }
        return ABOUT_NOBODY.contains(type) ? new Allowed() : new OnlyAbout(patientId);
    }

    private static boolean isAboutSomebody(String type) {
        return !ABOUT_NOBODY.contains(type) && !MAYBE_ABOUT_NOBODY.contains(type);
    }

    public boolean allows(String type, Interaction interaction) {
        return decide(type, interaction) instanceof Allowed;
    }
}
