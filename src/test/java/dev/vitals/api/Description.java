package dev.vitals.api;

import static dev.vitals.api.Schemas.map;

import dev.vitals.page.AsOf;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the description of the API (OpenAPI 3.1) from its routes, parameters, answers and their Javadoc. */
final class Description {

    private static final String ABOUT = """
            What the pages of Vitals read, as JSON. A token does what the person may do who made it, on the accounts \
            that they see. Times are in UTC (ISO 8601); a day is a day in the organization's zone. What could not be read \
            is said to be so, with its cause: `unknown` is never a pass. Within v1 things are only added: ignore members \
            that you do not know, and expect further words where words are listed. See docs/api.md.""";

    private static final Map<String, Object> EXAMPLES = Map.ofEntries(
            Map.entry("asOf", "2026-10-31"),
            Map.entry("scope", "account:111122223333"),
            Map.entry("account", "111122223333"),
            Map.entry("region", "us-east-1"),
            Map.entry("type", "AWS::S3::Bucket"),
            Map.entry("rule", "s3-bucket-public-access-blocked"),
            Map.entry("safeguard", "164.312(a)(2)(iv)"),
            Map.entry("citation", "164.312(a)(2)(iv)"),
            Map.entry("tag", "environment=production"),
            Map.entry("text", "backup"),
            Map.entry("source", "guardduty"),
            Map.entry("service", "s3"),
            Map.entry("page", 2),
            Map.entry("size", 100),
            Map.entry("days", 7),
            Map.entry("weeks", 26),
            Map.entry("actor", "operator"),
            Map.entry("from", "2026-10-01"),
            Map.entry("to", "2026-10-31"),
            Map.entry("principal", "arn:aws:iam::111122223333:role/backup"),
            Map.entry("action", "s3:GetObject"),
            Map.entry("resource", "arn:aws:s3:::records/*"));

    private static final Map<String, String> PATH = Map.of(
            "id", "Its id, as lists give it",
            "slug", "Its short name, as the list gives it",
            "citation", "The citation of 45 CFR, without the title",
            "name", "Its name, as the list of lists gives it");

    private final SourceDocs docs = new SourceDocs();
    private final Schemas schemas = new Schemas(docs);

    /** The description as the file holds it. */
    static String of(List<ApiRoute> routes) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(new Description().document(routes))
                + "\n";
    }

    private Map<String, Object> document(List<ApiRoute> routes) {
        var paths = new TreeMap<String, Object>();
        routes.forEach(route -> paths.put(
                route.path(), map(route.method().name().toLowerCase(java.util.Locale.ROOT), operation(route))));
        var problem = schemas.of(Problem.class);
        return map(
                "openapi", "3.1.1",
                "info", map("title", "Vitals", "version", "1", "description", ABOUT),
                "servers", List.of(map("url", "/")),
                "security", List.of(map("token", List.of())),
                "tags", tags(routes),
                "paths", paths,
                "components",
                        map(
                                "securitySchemes",
                                        map(
                                                "token",
                                                map(
                                                        "type", "http",
                                                        "scheme", "bearer",
                                                        "description",
                                                                "A token that a person made. A browser that is signed in"
                                                                        + " may read without one.")),
                                "responses",
                                        map(
                                                "Wrong",
                                                        problem(
                                                                "A parameter makes no sense; `parameter` names it.",
                                                                problem),
                                                "Stranger", problem("Nobody is signed in.", problem),
                                                "Closed", problem("The right that this needs is missing.", problem),
                                                "Nothing",
                                                        problem(
                                                                "There is no such thing, or it is not to be seen.",
                                                                problem)),
                                "schemas", schemas.all()));
    }

    private static Map<String, Object> problem(String description, Map<String, Object> schema) {
        return map("description", description, "content", map("application/problem+json", map("schema", schema)));
    }

    private List<Object> tags(List<ApiRoute> routes) {
        return routes.stream()
                .map(this::tag)
                .distinct()
                .sorted()
                .map(tag -> (Object) map("name", tag))
                .toList();
    }

    private String tag(ApiRoute route) {
        return summary(docs.of(route.handler().getBeanType()).body());
    }

    private Map<String, Object> operation(ApiRoute route) {
        var method = route.handler().getMethod();
        var doc = docs.of(method);
        var words =
                doc.body().isEmpty() ? docs.of(route.handler().getBeanType()).body() : doc.body();
        var parameters = parameters(route, doc);
        var operation = map(
                "operationId", method.getName(),
                "tags", List.of(tag(route)),
                "summary", summary(words),
                "description", (words + " " + route.needs()).strip());
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(route, !parameters.isEmpty()));
        return operation;
    }

    private static String summary(String body) {
        return body.split("\\. ", 2)[0].replaceAll("\\.$", "");
    }

    private Map<String, Object> responses(ApiRoute route, boolean asks) {
        var type = route.handler().getMethod().getGenericReturnType();
        var isAnswer = !(type.getTypeName().startsWith("org.springframework"));
        var responses = map(
                "200",
                map(
                        "description",
                        "What was asked for",
                        "content",
                        map("application/json", map("schema", isAnswer ? schemas.of(type) : map("type", "object")))));
        if (asks) {
            responses.put("400", map("$ref", "#/components/responses/Wrong"));
        }
        responses.put("401", map("$ref", "#/components/responses/Stranger"));
        responses.put("403", map("$ref", "#/components/responses/Closed"));
        if (route.hasVariable()) {
            responses.put("404", map("$ref", "#/components/responses/Nothing"));
        }
        return responses;
    }

    private List<Object> parameters(ApiRoute route, SourceDocs.Doc doc) {
        var parameters = new ArrayList<Object>();
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            var type = parameter.getParameterType();
            var name = parameter.getParameter().getName();
            if (type == AsOf.class) {
                parameters.add(query(
                        "asOf",
                        "The day that is shown, as it stood at its end in the organization's zone; today for none",
                        map("type", "string", "format", "date")));
            } else if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parameters.add(map(
                        "name",
                        name,
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        PATH.getOrDefault(name, ""),
                        "schema",
                        Schemas.simple(type)));
            } else if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .map(component -> query(component, docs.of(type)))
                        .forEach(parameters::add);
            } else {
                parameters.add(query(parameter, name, doc.param(name)));
            }
        }
        return parameters;
    }

    private static Map<String, Object> query(RecordComponent component, SourceDocs.Doc doc) {
        var schema = Schemas.simple(component.getType());
        Schemas.words(schema, component.getAnnotation(Words.class));
        if (component.getDeclaringRecord() == Paging.class) {
            schema.put("minimum", 1);
            schema.put("default", component.getName().equals("page") ? 1 : new Paging(null, null).size());
            if (component.getName().equals("size")) {
                schema.put("maximum", Paging.MOST);
            }
        }
        return query(component.getName(), doc.param(component.getName()), schema);
    }

    private static Map<String, Object> query(MethodParameter parameter, String name, String description) {
        var schema = Schemas.simple(parameter.getParameterType());
        Schemas.words(schema, parameter.getParameterAnnotation(Words.class));
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked != null
                && !asked.defaultValue().isEmpty()
                && !asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
            schema.put("default", Integer.valueOf(asked.defaultValue()));
        }
        var scope = "Everything, an account or a group of accounts; everything that you see for none";
        return query(name, description.isEmpty() && name.equals("scope") ? scope : description, schema);
    }

    private static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        var parameter = map("name", name, "in", "query", "description", description, "schema", schema);
        var example = EXAMPLES.get(name);
        if (example != null && !schema.containsKey("enum")) {
            parameter.put("example", example);
        }
        return parameter;
    }
}
