package io.roundtrip.simulators.dataverse.bench;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.loading.CsvFile;
import io.roundtrip.simulators.dataverse.loading.DataPackage;
import io.roundtrip.simulators.dataverse.loading.DataSource;
import io.roundtrip.simulators.dataverse.loading.LoadReport;
import io.roundtrip.simulators.dataverse.loading.LoadReport.Reason;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loads whole files that are too large for this repository and prints rows and seconds: {@code -Dtest=WholePackagesTest
 * -Dgroups=bench -DexcludedGroups= -Dsampledata=<folder>}, with packages and AdventureWorks files in folders below.
 */
@Tag("bench")
class WholePackagesTest {
    private static final Path FOLDER = Path.of(System.getProperty("sampledata", "sampledata"));

    @Test
    void printsRowsAndSecondsOfPackages() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER);
        for (Path folder : folders()) {
            if (Files.exists(folder.resolve("data.xml"))) {
                try (SimulatedDataverse dataverse = SimulatedDataverse.builder().start()) {
                    print(dataverse, DataPackage.at(folder), folder);
                }
            }
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void printsRowsAndSecondsOfCsvFiles() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER);
        csv("adventureworks/Address.csv", "addressnumber,line1,line2,city,state,postalcode,-,@,modified");
        csv("adventureworks/Customer.csv", "customernumber,-,-,-,accountnumber,@,modified");
        csv("adventureworks/EmailAddress.csv", "person,-,email,@,modified");
        csv("adventureworks/Store.csv", "-,name,-,survey,@,modified");
        csv("adventureworks/BusinessEntityAddress.csv", "person,address,-,@,modified");
        csv("adventureworks/StateProvince.csv", "-,code,country,isonly,name,-,@,modified");
        csv("adventureworks/CountryRegion.csv", "code,name,modified");
        csv(
                "adventureworks-dw/DimReseller.csv",
                "number,-,code,phone,kind,name,-,-,-,-,-,line,street,-,sales,bank,-,-,revenue,-");
    }

    private static void csv(String name, String columns) throws IOException {
        Path file = FOLDER.resolve(name);
        String[] names = columns.replace("@", "rowid").split(",");
        try (SimulatedDataverse dataverse =
                SimulatedDataverse.builder().table(table(names)).start()) {
            print(dataverse, CsvFile.of(file, "line").withColumns(names), file);
        }
    }

    private static TableDefinition table(String... names) {
        return TableDefinition.named("line", "lines")
                .withIdColumn("rowid")
                .withColumns(Arrays.stream(names)
                        .filter(name -> !name.equals(CsvFile.NOT_LOADED) && !name.equals("rowid"))
                        .map(WholePackagesTest::column)
                        .toArray(ColumnDefinition[]::new));
    }

    private static ColumnDefinition column(String name) {
        return switch (name) {
            case "modified" -> ColumnDefinition.of(name, ColumnType.DATETIME);
            case "isonly" -> ColumnDefinition.of(name, ColumnType.BOOLEAN);
            case "sales", "revenue" -> ColumnDefinition.of(name, ColumnType.MONEY);
            default -> ColumnDefinition.string(name, 100_000);
        };
    }

    private static void print(SimulatedDataverse dataverse, DataSource source, Path path) {
        long start = System.nanoTime();
        LoadReport report = dataverse.load(source);
        System.out.printf(
                Locale.ROOT,
                "%-50s %,d rows of %d tables in %.1f s; left out: %,d written by the system, %,d lead nowhere, %,d not simulated%n",
                FOLDER.relativize(path),
                report.total(),
                report.rows().size(),
                (System.nanoTime() - start) / 1e9,
                report.leftOut(Reason.WRITTEN_BY_THE_SYSTEM),
                report.leftOut(Reason.LEADS_NOWHERE),
                report.leftOut(Reason.NOT_SIMULATED));
    }
}
