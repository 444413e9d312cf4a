package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages, orders and counts; rows of the table change while pages are read. */
class PagingTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final String TWO = "odata.maxpagesize=2";

    private final WebApi kim = running.as("kim.demo");
    private final List<UUID> ids = new ArrayList<>();

    @BeforeEach
    void createRows() {
        for (String name : List.of("d", "b", "a", "c", "b", "e", "<&\"'>")) {
            ids.add(running.dataverse.create("account", Map.of("name", name)));
        }
    }

    @AfterEach
    void deleteRows() {
        ids.forEach(id -> kim.delete("accounts(" + id + ")"));
    }

    private List<Reply> pages(String path, String prefer) {
        List<Reply> pages = new ArrayList<>(List.of(kim.get(path, "Prefer", prefer)));
        while (last(pages).json().containsKey("@odata.nextLink")) {
            pages.add(kim.get(last(pages).link("@odata.nextLink"), "Prefer", prefer));
        }
        return pages;
    }

    private static Reply last(List<Reply> pages) {
        return pages.get(pages.size() - 1);
    }

    private static List<Object> names(List<Reply> pages) {
        return pages.stream()
                .flatMap(page -> page.value().stream())
                .map(row -> row.get("name"))
                .toList();
    }

    private static String cookie(Reply page) {
        String link = page.link("@odata.nextLink");
        return URLDecoder.decode(link.substring(link.indexOf("$skiptoken=") + 11), StandardCharsets.UTF_8);
    }

    @Test
    void theCookieNamesTheLastAndTheFirstRowOfItsPage() {
        Reply page = kim.get("accounts?$select=name&$orderby=name%20desc", "Prefer", TWO);
        String e = page.value().get(0).get("accountid").toString().toUpperCase();
        String d = page.value().get(1).get("accountid").toString().toUpperCase();
        String inner =
                "<cookie page=\"1\"><name last=\"d\" first=\"e\" /><accountid last=\"{%s}\" first=\"{%s}\" /></cookie>"
                        .formatted(d, e);
        String outer = cookie(page);
        assertThat(outer)
                .startsWith("<cookie pagenumber=\"2\" pagingcookie=\"%3ccookie")
                .endsWith("istracking=\"False\" />");
        assertThat(URLDecoder.decode(outer, StandardCharsets.UTF_8)).contains("pagingcookie=\"" + inner + "\"");
    }

    @Test
    void pagesBySeveralColumnsWithAndWithoutValues() {
        Random random = new Random(11);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> row = new HashMap<>(Map.of("lastname", "paged"));
            row.put("firstname", random.nextInt(3) == 0 ? null : "F<" + random.nextInt(3));
            row.put("birthdate", random.nextInt(3) == 0 ? null : "2000-01-0" + (1 + random.nextInt(3)));
            row.put("contactid", running.dataverse.create("contact", row).toString());
            rows.add(row);
        }
        Comparator<String> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        rows.sort(Comparator.comparing((Map<String, Object> row) -> (String) row.get("firstname"), nullsFirst)
                .reversed()
                .thenComparing(row -> (String) row.get("birthdate"), nullsFirst));
        String path = "contacts?$select=firstname,birthdate&$orderby=firstname%20desc,birthdate%20asc"
                + "&$filter=lastname%20eq%20'paged'";
        List<Map<String, Object>> found = pages(path, "odata.maxpagesize=7").stream()
                .flatMap(page -> page.value().stream())
                .toList();
        assertThat(found)
                .extracting(row -> row.get("contactid"))
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(found)
                .extracting(row -> row.get("firstname") + " " + row.get("birthdate"))
                .isEqualTo(rows.stream()
                        .map(row -> row.get("firstname") + " " + row.get("birthdate"))
                        .toList());
    }

    @Test
    void rowsThatStayComeOnceWhileOthersComeAndGo() {
        Reply first = kim.get("accounts?$select=name&$orderby=name", "Prefer", TWO);
        assertThat(names(List.of(first))).containsExactly("<&\"'>", "a");
        kim.delete("accounts(" + first.value().get(0).get("accountid") + ")");
        ids.add(running.dataverse.create("account", Map.of("name", "aa")));
        assertThat(names(pages(first.link("@odata.nextLink"), TWO))).containsExactly("aa", "b", "b", "c", "d", "e");
    }

    @Test
    void theSameHoldsInTheOrderOfIds() {
        Reply first = kim.get("accounts?$select=name", "Prefer", TWO);
        Set<Object> rest = new HashSet<>(ids.stream().map(UUID::toString).toList());
        first.value().forEach(row -> rest.remove(row.get("accountid")));
        first.value().forEach(row -> kim.delete("accounts(" + row.get("accountid") + ")"));
        List<Object> found = pages(first.link("@odata.nextLink"), TWO).stream()
                .flatMap(page -> page.value().stream())
                .map(row -> row.get("accountid"))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(rest);
    }

    @Test
    void aCookieThatDoesNotFitIsRefused() {
        String link =
                kim.get("accounts?$select=name&$orderby=name", "Prefer", TWO).link("@odata.nextLink");
        Reply otherOrder = kim.get(link.replace("$orderby=name", "$orderby=accountnumber"));
        assertThat(otherOrder.errorCode()).isEqualTo("0x80041129");
        assertThat(otherOrder.errorMessage()).isEqualTo("Order by columns do not match those in paging cookie.");
        assertThat(kim.get(link.replace("$orderby=name&", "")).errorCode()).isEqualTo("0x80041129");
        Reply otherPage = kim.get(link.replace("pagenumber=%222%22", "pagenumber=%225%22"));
        assertThat(otherPage.errorCode()).isEqualTo("0x8004112a");
        assertThat(kim.get(link.replace("%2520%252f%253e", "")).errorMessage()).contains("Paging Cookie");
        assertThat(kim.get("accounts?$skiptoken=nonsense").status()).isEqualTo(400);
    }

    @Test
    void lookupsSortByNameAndChoicesByNumber() {
        UUID ada = running.dataverse.create("contact", Map.of("fullname", "Ada"));
        UUID zoe = running.dataverse.create("contact", Map.of("fullname", "Zoe"));
        List<String> names = List.of("of Zoe", "of Ada", "of nobody");
        ids.add(running.dataverse.create(
                "account",
                Map.of(
                        "name",
                        names.get(0),
                        "industrycode",
                        2,
                        "primarycontactid@odata.bind",
                        "/contacts(" + zoe + ")")));
        ids.add(running.dataverse.create(
                "account",
                Map.of(
                        "name",
                        names.get(1),
                        "industrycode",
                        10,
                        "primarycontactid@odata.bind",
                        "/contacts(" + ada + ")")));
        ids.add(running.dataverse.create("account", Map.of("name", names.get(2))));
        String query = "accounts?$select=name&$filter=startswith(name,'of')&$orderby=";
        assertThat(names(pages(query + "_primarycontactid_value", "odata.maxpagesize=1")))
                .containsExactly("of nobody", "of Ada", "of Zoe");
        assertThat(names(pages(query + "industrycode%20desc", "odata.maxpagesize=1")))
                .containsExactly("of Ada", "of Zoe", "of nobody");
    }

    @Test
    void countsAndTellsWhetherThereAreMoreWhenAsked() {
        String wanted = "odata.include-annotations=\"Microsoft.Dynamics.CRM.totalrecordcount,"
                + "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded\"";
        Map<String, Object> counted = kim.get("accounts?$select=name&$count=true&$top=1", "Prefer", wanted)
                .json();
        assertThat(counted)
                .containsEntry("@odata.count", 7)
                .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcount", 7)
                .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", false);
        assertThat(kim.get("accounts?$select=name", "Prefer", wanted).json())
                .doesNotContainKey("@odata.count")
                .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcount", -1);
        assertThat(kim.get("accounts?$count=true").json().keySet())
                .noneMatch(name -> name.contains("totalrecordcount"));
        assertThat(kim.get("accounts/$count?$filter=name%20eq%20'b'").body()).isEqualTo("2");
    }

    @Test
    void tellsThatTheCountStoppedAtFiveThousand() {
        List<Map<String, Object>> notes = new ArrayList<>();
        for (int i = 0; i < 5001; i++) {
            notes.add(Map.of("rt_name", "n" + i));
        }
        running.dataverse.createAll("rt_note", notes);
        Map<String, Object> counted = kim.get(
                        "rt_notes?$count=true&$top=1",
                        "Prefer",
                        "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"")
                .json();
        assertThat(counted)
                .containsEntry("@odata.count", 5000)
                .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcount", 5000)
                .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", true);
    }
}
