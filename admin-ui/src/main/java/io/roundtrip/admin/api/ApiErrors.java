package io.roundtrip.admin.api;

import io.roundtrip.admin.problems.UnknownProblem;
import io.roundtrip.dataverse.DataverseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Refusals of the REST API: a status, and a sentence. */
@RestControllerAdvice(assignableTypes = FailuresApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler(UnknownProblem.class)
    ResponseEntity<ApiError> unknown(UnknownProblem unknown) {
        return refused(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ApiError> noId(MethodArgumentTypeMismatchException wrong) {
        return refused(HttpStatus.NOT_FOUND, "The address ends with something that is not an id");
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ApiError> unreadable(HttpMessageNotReadableException wrong) {
        String why = "Send {\"ids\":[\"...\"]} with up to 500 ids, or {\"all\":true}";
        return refused(HttpStatus.BAD_REQUEST, why);
    }

    @ExceptionHandler(DataverseException.class)
    ResponseEntity<ApiError> unreachable(DataverseException refused) {
        log.warn("An API call failed, because Dataverse did not answer as expected: {}", refused.getMessage());
        return refused(HttpStatus.SERVICE_UNAVAILABLE, "Dataverse does not answer; nothing is lost, try again");
    }

    private static ResponseEntity<ApiError> refused(HttpStatus status, String why) {
        return ResponseEntity.status(status).body(new ApiError(why));
    }
}
