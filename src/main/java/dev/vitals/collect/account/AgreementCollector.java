package dev.vitals.collect.account;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.artifact.ArtifactClient;
import software.amazon.awssdk.services.artifact.model.CustomerAgreementSummary;

/** Reads the agreements with AWS that apply to the account, its organization's among them. */
final class AgreementCollector implements Collector {

    static final ResourceKind<CustomerAgreementSummary> AGREEMENT = ResourceKind.<CustomerAgreementSummary>of(
                    "AWS::Artifact::CustomerAgreement",
                    CustomerAgreementSummary.class,
                    CustomerAgreementSummary::id,
                    (place, agreement) -> agreement.arn())
            .named(CustomerAgreementSummary::name);

    AgreementCollector() {}

    @Override
    public String service() {
        return "artifact";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(AGREEMENT);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("artifact", "ListCustomerAgreements"));
    }

    @Override
    public void collect(Sweep sweep) {
        // Artifact has one endpoint per partition, wherever the account is at home.
        var region = sweep.place().partition().equals("aws-us-gov") ? "us-gov-west-1" : "us-east-1";
        var client = sweep.client(ArtifactClient.class, region);
        sweep.list(
                AGREEMENT,
                () -> client.listCustomerAgreementsPaginator(request -> {}).customerAgreements());
    }
}
