package io.roundtrip.simulators.dataverse.tables;

import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.lookup;
import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.memo;
import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.of;
import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.string;

/** Tables every environment has, with the columns the sandbox uses. Lengths are those of the documented table reference. */
public final class StandardTables {
    private StandardTables() {}

    public static TableDefinition account() {
        return withAddress(TableDefinition.named("account", "accounts")
                .withChangeTracking()
                .withColumns(
                        string("name", 160).withRequired(),
                        string("accountnumber", 20),
                        string("telephone1", 50),
                        string("fax", 50),
                        string("emailaddress1", 100),
                        string("websiteurl", 200),
                        memo("description", 2000),
                        of("industrycode", ColumnType.CHOICE),
                        of("creditlimit", ColumnType.MONEY),
                        of("revenue", ColumnType.MONEY),
                        of("numberofemployees", ColumnType.INTEGER),
                        of("donotemail", ColumnType.BOOLEAN),
                        lookup("primarycontactid", "primarycontactid", "contact"),
                        lookup("parentaccountid", "parentaccountid", "account")));
    }

    public static TableDefinition contact() {
        return withAddress(TableDefinition.named("contact", "contacts")
                .withNameColumn("fullname")
                .withChangeTracking()
                .withColumns(
                        string("fullname", 160),
                        string("firstname", 50),
                        string("lastname", 50),
                        string("emailaddress1", 100),
                        string("telephone1", 50),
                        string("jobtitle", 100),
                        of("birthdate", ColumnType.DATE),
                        lookup("parentcustomerid", "parentcustomerid_account", "account")
                                .withTarget("parentcustomerid_contact", "contact")));
    }

    public static TableDefinition systemUser() {
        return TableDefinition.named("systemuser", "systemusers")
                .withNameColumn("fullname")
                .withSchemaName("SystemUser")
                .withColumns(
                        string("fullname", 200),
                        string("domainname", 1024),
                        of("applicationid", ColumnType.UNIQUEIDENTIFIER),
                        of("azureactivedirectoryobjectid", ColumnType.UNIQUEIDENTIFIER),
                        of("accessmode", ColumnType.CHOICE),
                        lookup("businessunitid", "businessunitid", "businessunit"),
                        of("isdisabled", ColumnType.BOOLEAN));
    }

    public static TableDefinition organization() {
        return TableDefinition.named("organization", "organizations")
                .withColumns(string("name", 160), of("expirechangetrackingindays", ColumnType.INTEGER));
    }

    private static TableDefinition withAddress(TableDefinition table) {
        return table.withColumns(
                string("address1_line1", 250),
                string("address1_line2", 250),
                string("address1_city", 80),
                string("address1_stateorprovince", 50),
                string("address1_postalcode", 20),
                string("address1_country", 80));
    }
}
