package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A table without its forms and views: its name, and what {@code EntityInfo} says of columns, keys and settings. */
final class EntityXml {

    /** Organization-owned, without audit, search, change tracking and offline use. */
    private static final String SETTINGS = """
            IsDuplicateCheckSupported=0
            IsBusinessProcessEnabled=0
            IsRequiredOffline=0
            IsInteractionCentricEnabled=0
            IsCollaboration=0
            AutoRouteToOwnerQueue=0
            IsConnectionsEnabled=0
            IsDocumentManagementEnabled=0
            AutoCreateAccessTeams=0
            IsOneNoteIntegrationEnabled=0
            IsKnowledgeManagementEnabled=0
            IsSLAEnabled=0
            IsDocumentRecommendationsEnabled=0
            IsBPFEntity=0
            OwnershipTypeMask=OrgOwned
            IsAuditEnabled=0
            IsRetrieveAuditEnabled=0
            IsRetrieveMultipleAuditEnabled=0
            IsActivity=0
            ActivityTypeMask=
            IsActivityParty=0
            IsReplicated=0
            IsReplicationUserFiltered=0
            IsMailMergeEnabled=0
            IsVisibleInMobile=0
            IsVisibleInMobileClient=0
            IsReadOnlyInMobileClient=0
            IsOfflineInMobileClient=0
            DaysSinceRecordLastModified=0
            MobileOfflineFilters=
            IsMapiGridEnabled=1
            IsReadingPaneEnabled=1
            IsQuickCreateEnabled=0
            SyncToExternalSearchIndex=0
            IntroducedVersion=1.0
            IsCustomizable=1
            IsRenameable=1
            IsMappable=1
            CanModifyAuditSettings=1
            CanModifyMobileVisibility=1
            CanModifyMobileClientVisibility=1
            CanModifyMobileClientReadOnly=1
            CanModifyMobileClientOffline=1
            CanModifyConnectionSettings=1
            CanModifyDuplicateDetectionSettings=1
            CanModifyMailMergeSettings=1
            CanModifyQueueSettings=1
            CanCreateAttributes=1
            CanCreateForms=1
            CanCreateCharts=1
            CanCreateViews=1
            CanModifyAdditionalSettings=1
            CanEnableSyncToExternalSearchIndex=1
            EnforceStateTransitions=0
            CanChangeHierarchicalRelationship=1
            EntityHelpUrlEnabled=0
            ChangeTrackingEnabled=0
            CanChangeTrackingBeEnabled=1
            IsEnabledForExternalChannels=0
            IsMSTeamsIntegrationEnabled=0
            IsSolutionAware=0
            """;

    private EntityXml() {}

    static Element name(String schemaName, String label, String originalLabel) {
        return Element.text("Name", schemaName).with("LocalizedName", label).with("OriginalName", originalLabel);
    }

    static Element info(TableDefinition table) {
        List<Element> parts = new ArrayList<>();
        parts.add(Texts.localizedNames(table.displayName()));
        parts.add(Element.of(
                "LocalizedCollectionNames", Texts.label("LocalizedCollectionName", table.pluralDisplayName())));
        parts.add(Texts.descriptions(table.displayName()));
        parts.add(attributes(allColumns(table)));
        if (table.uniqueNames()) {
            parts.add(Element.of("EntityKeys", nameKey(table)));
        }
        parts.add(Element.text("EntitySetName", table.entitySet()));
        parts.addAll(Settings.elements(SETTINGS));
        return Element.of("EntityInfo", Element.of("entity", parts).with("Name", table.name()));
    }

    private static List<Attribute> allColumns(TableDefinition table) {
        Stream<Attribute> own = Stream.concat(
                Stream.of(OwnColumns.primaryName()),
                table.columns().stream().map(column -> OwnColumns.of(table.name(), column)));
        return Stream.concat(own, SystemColumns.of(table).stream()).toList();
    }

    static Element attributes(List<Attribute> columns) {
        return Element.of(
                "attributes",
                columns.stream()
                        .sorted(Comparator.comparing(Attribute::physicalName, String.CASE_INSENSITIVE_ORDER))
                        .map(AttributeXml::of)
                        .toList());
    }

    private static Element nameKey(TableDefinition table) {
        return Element.of(
                "EntityKey",
                Element.text("Name", table.nameKey()),
                Element.text("LogicalName", table.nameKey()),
                Element.text("IntroducedVersion", "1.0"),
                Element.text("IsCustomizable", "0"),
                Element.of("EntityKeyAttributes", Element.text("AttributeName", TableDefinition.PRIMARY_NAME.name())),
                Texts.displayNames(table.nameKey()));
    }
}
