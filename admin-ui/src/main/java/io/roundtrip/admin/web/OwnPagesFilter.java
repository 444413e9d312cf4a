package io.roundtrip.admin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only our own pages and deliberate scripts change something (cross-site request forgery). A page is ours by what
 * the browser says and no page can forge: {@code Sec-Fetch-Site} (Fetch Metadata), or {@code Origin} where that is not
 * sent. A script says so by a header that a foreign page cannot send without our consent (CORS), which nobody gets.
 */
public final class OwnPagesFilter extends OncePerRequestFilter {

    /** A REST call needs this header with the value {@code roundtrip}. */
    public static final String SCRIPT_HEADER = "X-Requested-With";

    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CHANGE_NOTHING.contains(request.getMethod()) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This request does not come from a page of Roundtrip");
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        Optional<Boolean> sameOrigin = sameOrigin(request);
        return isForScripts(request)
                ? sameOrigin.orElse(true) && "roundtrip".equals(request.getHeader(SCRIPT_HEADER))
                : sameOrigin.orElse(false);
    }

    private static boolean isForScripts(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** What the browser says; empty if there is none. */
    private static Optional<Boolean> sameOrigin(HttpServletRequest request) {
        Optional<Boolean> site =
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).map("same-origin"::equals);
        return site.or(() -> Optional.ofNullable(request.getHeader("Origin"))
                .map(origin -> origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"))));
    }
}
