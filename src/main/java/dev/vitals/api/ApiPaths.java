package dev.vitals.api;

import jakarta.servlet.http.HttpServletRequest;

/** Which addresses belong to the API. */
public final class ApiPaths {

    /** Where every resource of the first version begins. */
    public static final String V1 = "/api/v1";

    private static final String ROOT = "/api";

    private ApiPaths() {}

    /** Whether a request is one for the API. */
    public static boolean isUnder(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
