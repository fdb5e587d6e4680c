package org.einthoven.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** What a version has to show on this site's own signed readings before it may become active. */
@ConfigMapping(prefix = "einthoven.models.gate")
public interface GateSettings {
    /** Whether a version that has not shown it is kept from being promoted; false leaves it to those who decide. */
    @WithDefault("true")
    boolean required();

    /** Signed recordings that both versions have read. 200 tell 3 % with some disagreement, not less. */
    @WithDefault("200")
    @Min(1)
    int fewest();

    /** So much rarer may it be right at most, at the lower end of the 95 % interval of the difference. */
    @WithDefault("0.03")
    @DecimalMin("0")
    @DecimalMax("1")
    double margin();

    /** In a group of sex, age or device so much rarer at most, as counted. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1")
    double groupMargin();

    /** Groups with fewer recordings are shown and not judged. */
    @WithDefault("20")
    @Min(1)
    int fewestInGroup();

    /** Confirmed critical findings that it may fail to state. */
    @WithDefault("0")
    @Min(0)
    int lostCritical();

    /** So much smaller may an area under the ROC curve be at most, at the lower end of DeLong's 95 % interval. */
    @WithDefault("0.03")
    @DecimalMin("0")
    @DecimalMax("1")
    double aucMargin();

    /** Scores with fewer recordings of either kind are not judged. */
    @WithDefault("20")
    @Min(2)
    int fewestOfAKind();

    /** The latest so many signed recordings count. */
    @WithDefault("5000")
    @Min(1)
    int latest();

    /** Whether two administrators have to agree to a promotion. */
    @WithDefault("false")
    boolean twoAdministrators();
}
