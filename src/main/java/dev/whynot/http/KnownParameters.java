package dev.whynot.http;

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

    /** Per method: its query parameters, and whether each may be repeated. */
    private final Map<Method, Map<String, Boolean>> byMethod = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Map<String, Boolean> known = byMethod.computeIfAbsent(method, KnownParameters::of);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(known, name, values));
        request.getUriInfo().getPathParameters().forEach(KnownParameters::checkText);
    }

    private static void check(Map<String, Boolean> known, String name, List<String> values) {
        Boolean repeatable = known.get(name);
        if (repeatable == null) {
            throw ProblemException.badRequest(name, "There is no parameter '%s' here".formatted(name), known.keySet());
        }
        if (values.size() > 1 && !repeatable) {
            throw ProblemException.badRequest(
                    name, "'%s' can be given once, it is given %d times".formatted(name, values.size()));
        }
        // RESTEasy hands an empty value to the method as if none were given
        if (values.contains("") && !MAY_BE_EMPTY.contains(name)) {
            throw ProblemException.badRequest(name, "'%s' has no value; leave it out instead".formatted(name));
        }
        checkText(name, values);
    }

    private static void checkText(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ProblemException.badRequest(name, "'%s' holds a NUL character".formatted(name));
        }
    }

    private static Map<String, Boolean> of(Method method) {
        Map<String, Boolean> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    add(parameters, component.getAccessor().getAnnotation(QueryParam.class), component.getType());
                }
            }
            add(parameters, parameter.getAnnotation(QueryParam.class), parameter.getType());
        }
        return parameters;
    }

    private static void add(Map<String, Boolean> parameters, QueryParam annotation, Class<?> type) {
        if (annotation != null) {
            parameters.put(annotation.value(), Collection.class.isAssignableFrom(type));
        }
    }
}
