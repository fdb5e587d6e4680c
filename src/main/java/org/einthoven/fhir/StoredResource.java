package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.ReadMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** Reads a resource through the provider that gives it out, whichever that is, with all that it checks and notes. */
@Singleton
class StoredResource {

    private final FhirContext context;

    StoredResource(FhirContext context) {
        this.context = context;
    }

    /** As JSON. */
    String read(IdType id, ServletRequestDetails request) {
        BaseMethodBinding reading = request.getServer().getResourceBindings().stream()
                .filter(binding -> binding.getResourceName().equals(request.getResourceName()))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .filter(ReadMethodBinding.class::isInstance)
                .findFirst()
                .orElseThrow(() -> Bodies.notFound(request.getResourceName(), id));
        Method method = reading.getMethod();
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(type -> type.isInstance(id) ? id : type.isInstance(request) ? request : null)
                .toArray();
        try {
            return context.newJsonParser()
                    .encodeResourceToString((IBaseResource) method.invoke(reading.getProvider(), arguments));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(refused.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
