package dev.vitals.collect.transfer;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.transfer.TransferClient;

/** Servers of a region. */
final class TransferCollector implements Collector {

    static final ResourceKind<TransferServer> SERVER = ResourceKind.of(
                    "AWS::Transfer::Server", TransferServer.class, TransferServer::id, (place, server) -> server.arn())
            .ignoring("UserCount", "State");

    @Override
    public String service() {
        return "transfer";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(SERVER);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("transfer", "ListServers"), Operation.of("transfer", "DescribeServer"));
    }

    @Override
    public void collect(Sweep sweep) {
        var transfer = sweep.client(TransferClient.class);
        sweep.list(
                SERVER,
                () -> transfer.listServersPaginator(page -> page.maxResults(1000))
                        .servers(),
                server -> new TransferServer(
                        server.serverId(),
                        server.arn(),
                        sweep.read(() -> transfer.describeServer(request -> request.serverId(server.serverId()))
                                .server())));
    }
}
