package dev.whynot.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;

/**
 * Makes the description of the API when it is asked for. Quarkus makes it at each start, which then takes a quarter of a
 * second longer (docs/benchmarks.md), and has no setting for that.
 */
public final class DescriptionOnDemand implements BuildCompatibleExtension {

    private static final String PREPARE = "prepareDocument";
    private static final Set<String> DEFERRED = Set.of(PREPARE, "getDocument");

    /** What {@link Deferring} stands around. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface OnDemand {}

    /** Called while the service is built; not for tests and {@code quarkus:dev}, whose class loaders cannot do it. */
    @Enhancement(types = OpenApiDocumentService.class)
    public void defer(ClassConfig service) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        service.methods().stream()
                .filter(method -> DEFERRED.contains(method.info().name()))
                .forEach(method -> method.addAnnotation(OnDemand.class));
    }

    /** Keeps what would be prepared until somebody asks for a document. */
    @OnDemand
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Deferring {

        private final Queue<InvocationContext> deferred = new ArrayDeque<>();

        @AroundInvoke
        synchronized Object defer(InvocationContext call) throws Exception {
            if (call.getMethod().getName().equals(PREPARE)) {
                deferred.add(call);
                return null;
            }
            while (!deferred.isEmpty()) {
                deferred.remove().proceed();
            }
            return call.proceed();
        }
    }
}
