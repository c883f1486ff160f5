package dev.vitals.collect.ssm;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentPermissionResponse;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentPermissionType;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ResourceComplianceSummaryItem;

/** Managed machines, compliance, parameters, documents and session preferences of a region. */
final class SsmCollector implements Collector {

    static final ResourceKind<InstanceInformation> MANAGED = ResourceKind.of(
                    "AWS::SSM::ManagedInstance",
                    InstanceInformation.class,
                    InstanceInformation::instanceId,
                    (place, instance) -> place.arn("ssm", "managed-instance/" + instance.instanceId()))
            .ignoring("LastPingDateTime", "LastAssociationExecutionDate", "LastSuccessfulAssociationExecutionDate");

    /** One row for each machine and kind of compliance. */
    static final ResourceKind<ResourceComplianceSummaryItem> COMPLIANCE = ResourceKind.of(
                    "AWS::SSM::ResourceCompliance",
                    ResourceComplianceSummaryItem.class,
                    item -> item.complianceType() + "/" + item.resourceId(),
                    (place, item) -> place.arn("ssm", "resource-compliance/" + item.resourceId()))
            .ignoring("ExecutionSummary");

    static final ResourceKind<ParameterMetadata> PARAMETER = ResourceKind.of(
            "AWS::SSM::Parameter",
            ParameterMetadata.class,
            ParameterMetadata::name,
            (place, parameter) ->
                    place.arn("ssm", "parameter/" + parameter.name().replaceFirst("^/", "")));

    static final ResourceKind<SsmDocument> DOCUMENT = ResourceKind.of(
            "AWS::SSM::Document",
            SsmDocument.class,
            SsmDocument::name,
            (place, document) -> place.arn("ssm", "document/" + document.name()));

    static final ResourceKind<SessionPreferences> SESSIONS = ResourceKind.of(
            "AWS::SSM::SessionPreferences",
            SessionPreferences.class,
            SessionPreferences::region,
            (place, sessions) -> place.arn("ssm", "document/" + SessionPreferences.DOCUMENT));

    @Override
    public String service() {
        return "ssm";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(MANAGED, COMPLIANCE, PARAMETER, DOCUMENT, SESSIONS);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeInstanceInformation",
                        "ListResourceComplianceSummaries",
                        "DescribeParameters",
                        "ListDocuments",
                        "DescribeDocumentPermission",
                        "GetDocument")
                .map(name -> Operation.of("ssm", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var ssm = sweep.client(SsmClient.class);
        sweep.list(
                MANAGED,
                () -> ssm.describeInstanceInformationPaginator(page -> page.maxResults(50))
                        .instanceInformationList());
        sweep.list(
                COMPLIANCE,
                () -> ssm.listResourceComplianceSummariesPaginator(page -> page.maxResults(50))
                        .resourceComplianceSummaryItems());
        sweep.list(
                PARAMETER,
                () -> () -> ssm.describeParametersPaginator(page -> page.maxResults(50)).stream()
                        .flatMap(page -> page.parameters().stream())
                        .iterator());
        sweep.list(DOCUMENT, () -> own(ssm), name -> new SsmDocument(name, sharedWith(sweep, ssm, name)));
        sweep.list(
                SESSIONS,
                () -> List.of(new SessionPreferences(
                        sweep.place().region(),
                        sweep.read(
                                () -> ssm.getDocument(request -> request.name(SessionPreferences.DOCUMENT))
                                        .content(),
                                "InvalidDocument"))));
    }

    private static List<String> own(SsmClient ssm) {
        return ssm
                .listDocumentsPaginator(
                        page -> page.filters(filter -> filter.key("Owner").values("Self"))
                                .maxResults(50))
                .documentIdentifiers()
                .stream()
                .map(DocumentIdentifier::name)
                .toList();
    }

    private static Reading<List<String>> sharedWith(Sweep sweep, SsmClient ssm, String document) {
        return sweep.readAll(() -> Pages.of(
                token -> ssm.describeDocumentPermission(request -> request.name(document)
                        .permissionType(DocumentPermissionType.SHARE)
                        .nextToken(token)),
                DescribeDocumentPermissionResponse::nextToken,
                DescribeDocumentPermissionResponse::accountIds));
    }
}
