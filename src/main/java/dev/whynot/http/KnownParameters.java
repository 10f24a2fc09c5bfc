package dev.whynot.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the called method does not have, that have no value, and a second value for one that
 * takes a single value: a typo must not silently change a question.
 */
class KnownParameters {

    /** The empty text is part of every text. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("q");

    /** Per method: its query parameters. */
    private final Map<Method, Map<String, Known>> byMethod = new ConcurrentHashMap<>();

    /** @param mayBeEmpty also where the method needs it, which says better what is expected */
    private record Known(boolean repeatable, boolean mayBeEmpty) {}

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Map<String, Known> known = byMethod.computeIfAbsent(method, KnownParameters::of);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(known, name, values));
        request.getUriInfo().getPathParameters().forEach(KnownParameters::checkText);
    }

    private static void check(Map<String, Known> known, String name, List<String> values) {
        Known parameter = known.get(name);
        if (parameter == null) {
            throw ProblemException.badRequest(name, "There is no parameter '%s' here".formatted(name), known.keySet());
        }
        if (values.size() > 1 && !parameter.repeatable()) {
            throw ProblemException.badRequest(
                    name, "'%s' can be given once, it is given %d times".formatted(name, values.size()));
        }
        // RESTEasy hands an empty value to the method as if none were given
        if (values.contains("") && !parameter.mayBeEmpty()) {
            throw ProblemException.badRequest(name, "'%s' has no value: give one, or leave it out".formatted(name));
        }
        checkText(name, values);
    }

    private static void checkText(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ProblemException.badRequest(name, "'%s' holds a NUL character".formatted(name));
        }
    }

    private static Map<String, Known> of(Method method) {
        Map<String, Known> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    add(parameters, component.getAccessor(), component.getType());
                }
            }
            add(parameters, parameter, parameter.getType());
        }
        return parameters;
    }

    private static void add(Map<String, Known> parameters, AnnotatedElement element, Class<?> type) {
        QueryParam annotation = element.getAnnotation(QueryParam.class);
        if (annotation != null) {
            String name = annotation.value();
            var described =
                    element.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
            boolean isNeeded = described != null && described.required();
            parameters.put(
                    name, new Known(Collection.class.isAssignableFrom(type), isNeeded || MAY_BE_EMPTY.contains(name)));
        }
    }
}
