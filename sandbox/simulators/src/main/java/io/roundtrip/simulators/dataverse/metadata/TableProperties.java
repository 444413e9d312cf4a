package io.roundtrip.simulators.dataverse.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every table's definition says besides its names: the properties of "EntityMetadata EntityType" with usual values. */
final class TableProperties {
    static final String VERSION = "1.0.0.0";
    static final String CREATED = "1900-01-01T00:00:00Z";

    private static final String NO = "AutoRouteToOwnerQueue EntityHelpUrlEnabled IsDocumentManagementEnabled "
            + "IsOneNoteIntegrationEnabled IsInteractionCentricEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsBPFEntity "
            + "IsDocumentRecommendationsEnabled IsMSTeamsIntegrationEnabled AutoCreateAccessTeams IsActivity IsActivityParty "
            + "IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsArchivalEnabled IsRetentionEnabled IsAvailableOffline "
            + "IsChildEntity IsAIRUpdated IsBusinessProcessEnabled SyncToExternalSearchIndex IsIntersect IsManaged "
            + "IsEnabledForTrace IsReadingPaneEnabled IsQuickCreateEnabled IsStateModelAware EnforceStateTransitions "
            + "IsEnabledForExternalChannels IsPrivate UsesBusinessDataLabelTable IsLogicalEntity HasNotes HasActivities "
            + "HasFeedback IsSolutionAware HasEmailAddresses";
    private static final String YES = "CanTriggerWorkflow IsImportable IsEnabledForCharts IsValidForAdvancedFind";
    private static final String NOTHING =
            "EntityHelpUrl SettingOf DataProviderId DataSourceId IconLargeName IconMediumName "
                    + "IconSmallName IconVectorName MobileOfflineFilters PrimaryImageAttribute RecurrenceBaseEntityLogicalName "
                    + "ReportViewName ExternalName EntityColor ExternalCollectionName OwnerId OwnerIdType OwningBusinessUnit "
                    + "HasChanged ObjectTypeCode ClusterMode";
    private static final String MANAGED_YES =
            "IsCustomizable IsRenameable IsMappable CanCreateAttributes CanCreateForms "
                    + "CanCreateViews CanCreateCharts CanBeRelatedEntityInRelationship CanBePrimaryEntityInRelationship "
                    + "CanBeInManyToMany CanBeInCustomEntityAssociation CanEnableSyncToExternalSearchIndex "
                    + "CanModifyAdditionalSettings CanChangeHierarchicalRelationship CanChangeTrackingBeEnabled "
                    + "IsVisibleInMobileClient";
    private static final String MANAGED_NO = "IsAuditEnabled IsValidForQueue IsConnectionsEnabled "
            + "IsDuplicateDetectionEnabled IsMailMergeEnabled IsVisibleInMobile IsReadOnlyInMobileClient "
            + "IsOfflineInMobileClient";

    private TableProperties() {}

    static Map<String, @Nullable Object> standard() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        words(NO).forEach(name -> properties.put(name, false));
        words(YES).forEach(name -> properties.put(name, true));
        words(NOTHING).forEach(name -> properties.put(name, null));
        words(MANAGED_YES).forEach(name -> properties.put(name, Shapes.managed(name, true)));
        words(MANAGED_NO).forEach(name -> properties.put(name, Shapes.managed(name, false)));
        properties.put("ActivityTypeMask", 0);
        properties.put("DaysSinceRecordLastModified", 0);
        properties.put("TableType", "Standard");
        properties.put("IntroducedVersion", VERSION);
        properties.put("CreatedOn", CREATED);
        properties.put("ModifiedOn", CREATED);
        properties.put("Settings", List.of());
        return properties;
    }

    static Stream<String> words(String text) {
        return Stream.of(text.split(" "));
    }
}
