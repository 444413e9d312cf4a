package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.async.ByteBufferFeeder;

/** Reads a page of rows while its bytes arrive, so that the text of a page is never held beside its rows. */
final class PageBody implements BodySubscriber<AnswerBody> {

    private final JsonParser json = Json.MAPPER.createNonBlockingByteBufferParser();
    private final ByteBufferFeeder feeder = (ByteBufferFeeder) json.nonBlockingInputFeeder();
    private final RowTokens tokens = RowTokens.ofAPage();
    private final CompletableFuture<AnswerBody> whole = new CompletableFuture<>();
    private @Nullable JacksonException malformed;

    /** A page where there is one; text for a failure and for what is not JSON. */
    static BodyHandler<AnswerBody> orText() {
        return info -> isPage(info) ? new PageBody() : text();
    }

    static BodySubscriber<AnswerBody> text() {
        return BodySubscribers.mapping(BodySubscribers.ofString(UTF_8), AnswerBody::text);
    }

    private static boolean isPage(ResponseInfo info) {
        String type = info.headers().firstValue("Content-Type").orElse("");
        return info.statusCode() == 200 && type.startsWith("application/json");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read(() -> feeder.feedInput(buffer));
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        read(feeder::endOfInput);
        whole.complete(new AnswerBody("", malformed == null ? tokens.page() : Optional.empty()));
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return whole;
    }

    /** What follows malformed text is passed over. */
    private void read(Runnable more) {
        if (malformed != null) {
            return;
        }
        try {
            more.run();
            for (JsonToken token = json.nextToken(); isThere(token); token = json.nextToken()) {
                tokens.accept(json);
            }
        } catch (JacksonException e) {
            malformed = e;
        }
    }

    private static boolean isThere(@Nullable JsonToken token) {
        return token != null && token != JsonToken.NOT_AVAILABLE;
    }
}
