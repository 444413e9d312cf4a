package io.roundtrip.dataverse;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the login for a token, past MSAL's own cache. Source: "Microsoft identity platform and the client credentials flow". */
final class MsalLogin implements Supplier<IAuthenticationResult> {

    private static final Set<String> MICROSOFT_HOSTS = Set.of(
            "login.microsoftonline.com",
            "login.microsoft.com",
            "login.windows.net",
            "sts.windows.net",
            "login.microsoftonline.us",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn");
    private static final Pattern LOGIN_CODE = Pattern.compile("AADSTS\\d+");

    private final ConfidentialClientApplication application;
    private final ClientCredentialParameters parameters;
    private final Duration timeout;
    private final String item;

    MsalLogin(DataverseSettings settings) {
        this.application = application(settings);
        this.parameters = ClientCredentialParameters.builder(Set.of(scope(settings.url())))
                .skipCache(true)
                .build();
        this.timeout = settings.requestTimeout();
        this.item = "token for " + settings.clientId();
    }

    /** MSAL knows Microsoft's own logins; any other is the administrator's choice and is not looked up. */
    private static ConfidentialClientApplication application(DataverseSettings settings) {
        boolean microsoft = MICROSOFT_HOSTS.contains(settings.authority().getHost());
        int millis = (int) Math.min(settings.requestTimeout().toMillis(), Integer.MAX_VALUE);
        try {
            return ConfidentialClientApplication.builder(
                            settings.clientId(),
                            ClientCredentialFactory.createFromSecret(
                                    settings.clientSecret().reveal()))
                    .validateAuthority(microsoft)
                    .authority(settings.authority()
                            .resolve("/" + settings.tenantId() + "/")
                            .toString())
                    .instanceDiscovery(microsoft)
                    .connectTimeoutForDefaultHttpClient(millis)
                    .readTimeoutForDefaultHttpClient(millis)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("roundtrip.dataverse.authority is not an address", e);
        }
    }

    private static String scope(URI url) {
        return url.resolve("/").toString() + ".default";
    }

    @Override
    public IAuthenticationResult get() {
        try {
            return application.acquireToken(parameters).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw DataverseException.unanswered(item, "none within " + timeout, e);
        } catch (InterruptedException e) {
            throw Interruption.of(item, e);
        }
    }

    private DataverseException failure(Throwable cause) {
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
