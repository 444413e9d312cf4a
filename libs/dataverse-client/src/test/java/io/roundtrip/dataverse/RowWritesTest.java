package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowWritesTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final UUID OTHER = UUID.fromString("49b0be2e-d01c-ed11-b83e-000d3a572421");
    private static final ETag VERSION = new ETag("W/\"915244\"");
    private static final Answer MISSING = Answer.error(404, "0x80040217", "Does Not Exist");
    private static final Answer MISMATCH = Answer.error(412, "0x80060882", "RowVersion");
    private static final Answer DUPLICATE = Answer.error(412, "0x80040237", "duplicate key");

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void writesEveryKindOfValue() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", "\"Nöxt\"\n");
        values.put("fax", null);
        values.put("industrycode", 7);
        values.put("big", 9_007_199_254_740_993L);
        values.put("creditlimit", new BigDecimal("1.50E+3"));
        values.put("donotemail", true);
        values.put("since", Instant.parse("2026-01-31T08:00:00Z"));
        values.put("birthdate", LocalDate.of(2026, 1, 31));
        values.put("guid", OTHER);
        values.put("rt_AccountId", new Bind("accounts", OTHER));
        environment.answers(Answer.noContent());

        client.create("account", ID, values);

        Asked request = environment.onlyAsked();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /api/data/v9.2/accounts");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.body())
                .isEqualTo("{\"accountid\":\"" + ID + "\",\"name\":\"\\\"Nöxt\\\"\\n\",\"fax\":null,\"industrycode\":7,"
                        + "\"big\":9007199254740993,\"creditlimit\":1500,\"donotemail\":true,"
                        + "\"since\":\"2026-01-31T08:00:00Z\",\"birthdate\":\"2026-01-31\",\"guid\":\"" + OTHER
                        + "\",\"rt_AccountId@odata.bind\":\"/accounts(" + OTHER + ")\"}");
    }

    @Test
    void refusesValuesAndNamesThatMustNotBeSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> client.create("account", ID, Map.of("x", 1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> client.create("account", ID, Map.of("a\"b", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> client.create("account)", ID, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ETag("W/\"1\"\r\nX: y"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bind("accounts(1)", ID));
        assertThat(environment.asked()).isEmpty();
    }

    @Test
    void updatesOnlyUnderACondition() {
        environment.answers(Answer.noContent(), Answer.noContent());

        assertThat(client.update("account", ID, Match.any(), Map.of("name", "A")))
                .isEqualTo(WriteOutcome.UPDATED);
        assertThat(client.update("account", ID, VERSION, Map.of("name", "B"))).isEqualTo(WriteOutcome.UPDATED);

        Asked first = environment.asked().get(0);
        assertThat(first.method() + " " + first.target()).isEqualTo("PATCH /api/data/v9.2/accounts(" + ID + ")");
        assertThat(first.header("If-Match")).isEqualTo("*");
        assertThat(first.body()).isEqualTo("{\"name\":\"A\"}");
        assertThat(environment.asked().get(1).header("If-Match")).isEqualTo("W/\"915244\"");
    }

    @Test
    void tellsTheOutcomesOfAConditionalUpdate() {
        assertThat(update(MISMATCH)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(update(Answer.error(412, "", "RowVersion"))).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(update(MISSING)).isEqualTo(WriteOutcome.GONE);
        assertThat(updateFailure(Answer.error(412, "0x80060892", "alternate key"))
                        .isDuplicate())
                .isTrue();
        assertThat(updateFailure(Answer.error(404, "0x8006088a", "no segment")).rowMissing())
                .isFalse();
    }

    @Test
    void tellsTheOutcomesOfADelete() {
        environment.answers(Answer.noContent(), Answer.noContent(), MISMATCH, MISSING);

        assertThat(client.delete("account", ID, Match.any())).isEqualTo(WriteOutcome.DELETED);
        assertThat(client.delete("account", ID, VERSION)).isEqualTo(WriteOutcome.DELETED);
        assertThat(client.delete("account", ID, VERSION)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(client.delete("account", ID, Match.any())).isEqualTo(WriteOutcome.GONE);

        assertThat(environment.asked().stream().map(request -> request.header("If-Match")))
                .containsExactly("", "W/\"915244\"", "W/\"915244\"", "");
    }

    @Test
    void insertsOnlyWhatIsAbsent() {
        environment.answers(
                Answer.noContent(),
                Answer.error(412, "", "A record with matching key values already exists."),
                Answer.error(412, "0x80060892", "alternate key"));

        assertThat(client.insertIfAbsent("account", ID, Map.of())).isEqualTo(CreateOutcome.CREATED);
        assertThat(client.insertIfAbsent("account", ID, Map.of())).isEqualTo(CreateOutcome.ALREADY_THERE);
        DataverseException otherRow =
                catchThrowableOfType(DataverseException.class, () -> client.insertIfAbsent("account", ID, Map.of()));

        assertThat(otherRow.isDuplicate()).isTrue();
        assertThat(environment.asked())
                .allSatisfy(
                        request -> assertThat(request.header("If-None-Match")).isEqualTo("*"));
    }

    @Test
    void createsManyRowsInOneRequest() {
        environment.answers(Answer.ok("{\"Ids\":[]}"));

        client.createMultiple(
                "account", List.of(new NewRow(ID, Map.of("name", "A")), new NewRow(OTHER, Map.of("name", "B"))));

        Asked request = environment.onlyAsked();
        assertThat(request.target()).isEqualTo("/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple");
        assertThat(request.body())
                .isEqualTo("{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"" + ID
                        + "\",\"name\":\"A\"},{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\""
                        + OTHER + "\",\"name\":\"B\"}]}");
    }

    @Test
    void createsNothingForNoRowsAndRefusesMoreThanAThousand() {
        client.createMultiple("account", List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.createMultiple("account", Collections.nCopies(1_001, new NewRow(ID, Map.of()))));
        assertThat(environment.asked()).isEmpty();
    }

    @Test
    void aDuplicateIsAFailureUnlessOurOwnAnswerWasLost() {
        environment.answers(DUPLICATE);
        DataverseException failure =
                catchThrowableOfType(DataverseException.class, () -> client.create("account", ID, Map.of()));
        assertThat(failure.isDuplicate()).isTrue();

        environment.answers(Answer.error(503, "", "busy"), DUPLICATE);
        assertThatCode(() -> client.create("account", ID, Map.of())).doesNotThrowAnyException();

        environment.answers(Answer.throttled("1"), DUPLICATE);
        assertThat(catchThrowableOfType(DataverseException.class, () -> client.create("account", ID, Map.of()))
                        .isDuplicate())
                .as("a throttled attempt had no effect")
                .isTrue();
    }

    @Test
    void aDuplicateAmongManyIsAFailureEvenAfterALostAnswer() {
        environment.answers(Answer.error(503, "", "busy"), DUPLICATE);

        DataverseException failure = catchThrowableOfType(
                DataverseException.class, () -> client.createMultiple("account", List.of(new NewRow(ID, Map.of()))));

        assertThat(failure.isDuplicate()).isTrue();
    }

    private WriteOutcome update(Answer answer) {
        environment.answers(answer);
        return client.update("account", ID, VERSION, Map.of("name", "A"));
    }

    private DataverseException updateFailure(Answer answer) {
        return catchThrowableOfType(DataverseException.class, () -> update(answer));
    }
}
