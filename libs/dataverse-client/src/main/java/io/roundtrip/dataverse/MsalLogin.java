package io.roundtrip.dataverse;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the login for a token, past MSAL's own cache, and says clearly why there is none. */
final class MsalLogin implements Supplier<IAuthenticationResult> {

    private static final Pattern LOGIN_CODE = Pattern.compile("AADSTS\\d+");

    private final String item;
    private final Question question;
    private final Duration timeout;

    /** One request for a token. */
    @FunctionalInterface
    interface Question {
        CompletableFuture<IAuthenticationResult> ask() throws Exception;
    }

    MsalLogin(String application, Question question, Duration timeout) {
        this.item = "token for " + application;
        this.question = question;
        this.timeout = timeout;
    }

    @Override
    public IAuthenticationResult get() {
        try {
            return question.ask().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw DataverseException.unanswered(item, "none within " + timeout, e);
        } catch (InterruptedException e) {
            throw Interruption.of(item, e);
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private DataverseException failure(Throwable cause) {
        if (cause instanceof DataverseException told) {
            return told;
        }
        if (cause instanceof MsalThrottlingException throttling) {
            return DataverseException.postponed(
                    item, "the login asked for a pause", Duration.ofMillis(Math.max(1_000, throttling.retryInMs())));
        }
        if (cause instanceof MsalServiceException service && isRefusal(service)) {
            return DataverseException.loginRefused(item, code(service), service);
        }
        return DataverseException.unanswered(item, "login not reached", cause);
    }

    private static boolean isRefusal(MsalServiceException e) {
        return Optional.ofNullable(e.statusCode())
                .filter(s -> s >= 400 && s < 500 && s != 408 && s != 429)
                .isPresent();
    }

    private static String code(MsalServiceException e) {
        Matcher code = LOGIN_CODE.matcher(String.valueOf(e.getMessage()));
        return code.find() ? code.group() : String.valueOf(e.errorCode());
    }
}
