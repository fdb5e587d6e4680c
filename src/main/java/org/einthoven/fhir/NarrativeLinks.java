package org.einthoven.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Links and pictures in the text of a resource, which may lead to other entries of a transaction (FHIR R4, 3.1.0.11.2). */
final class NarrativeLinks {

    /** Which attribute of which element of XHTML leads elsewhere. */
    private static final Map<String, String> LEADING = Map.of("a", "href", "img", "src");

    /** @param target where a link is to lead; empty where it stays */
    static void replace(Resource resource, Function<String, Optional<String>> target) {
        if (resource instanceof DomainResource told
                && told.hasText()
                && told.getText().hasDiv()) {
            replace(told.getText().getDiv(), target);
        }
    }

    private static void replace(XhtmlNode node, Function<String, Optional<String>> target) {
        String attribute = node.getName() == null ? null : LEADING.get(node.getName());
        if (attribute != null && node.hasAttribute(attribute)) {
            target.apply(node.getAttribute(attribute)).ifPresent(found -> node.setAttribute(attribute, found));
        }
        node.getChildNodes().forEach(child -> replace(child, target));
    }

    private NarrativeLinks() {}
}
