package io.roundtrip.simulators.dataverse.service;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Locale;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * Hides from WireMock that a body is multipart: it would parse every batch itself, keep a copy of each part, and answer a
 * malformed one with a 500 of its own.
 */
public final class BatchSafeServer extends Jetty11HttpServer {
    private static final String MARK = "hidden-";

    public BatchSafeServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    @Override
    protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
        context.addFilter(new FilterHolder(new HideMultipart()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** The content type as the client sent it. */
    static String revealed(String value) {
        return value.startsWith(MARK) ? value.substring(MARK.length()) : value;
    }

    private static final class HideMultipart implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String type = request.getContentType();
            boolean multipart = type != null && type.toLowerCase(Locale.ROOT).contains("multipart/");
            chain.doFilter(multipart ? new Hidden((HttpServletRequest) request, type) : request, response);
        }
    }

    private static final class Hidden extends HttpServletRequestWrapper {
        private final String type;

        Hidden(HttpServletRequest request, String type) {
            super(request);
            this.type = MARK + type.trim();
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Type") ? type : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase("Content-Type")
                    ? Collections.enumeration(Collections.singleton(type))
                    : super.getHeaders(name);
        }
    }
}
