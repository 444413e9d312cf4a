package io.roundtrip.admin.web;

import io.roundtrip.admin.problems.UnknownProblem;
import io.roundtrip.dataverse.DataverseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What happened, what was not changed, what to do: the page for everything that went wrong. */
@ControllerAdvice
public final class ErrorPages {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Frame.Badge badge;
    private final Supplier<UUID> incidents;

    public ErrorPages(Frame.Badge badge, Supplier<UUID> incidents) {
        this.badge = badge;
        this.incidents = incidents;
    }

    @ExceptionHandler({UnknownProblem.class, MethodArgumentTypeMismatchException.class})
    ModelAndView unknown() {
        return page(HttpStatus.NOT_FOUND, "");
    }

    @ExceptionHandler(DataverseException.class)
    ModelAndView unreachable(DataverseException refused) {
        log.warn("A page could not be shown, because Dataverse did not answer as expected: {}", refused.getMessage());
        return page(HttpStatus.SERVICE_UNAVAILABLE, "");
    }

    @ExceptionHandler(Exception.class)
    ModelAndView wrong(Exception wrong) {
        if (wrong instanceof ErrorResponse refused) {
            return page(refused.getStatusCode(), "");
        }
        String incident = incidents.get().toString().substring(0, 8);
        log.error("A page failed; the person was shown the number {}", incident, wrong);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, incident);
    }

    private ModelAndView page(HttpStatusCode status, String incident) {
        return new ModelAndView(
                "error", Map.of("badge", badge, "status", status.value(), "incident", incident), status);
    }
}
