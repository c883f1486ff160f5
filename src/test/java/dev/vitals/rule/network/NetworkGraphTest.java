package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.OTHER_REGION;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Wired.card;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;

class NetworkGraphTest {

    @Test
    void isMadeOncePerRegionAndAnewWhenMoreWasRead() {
        var inventory = open().inventory();
        var graph = NetworkGraph.of(inventory, REGION);

        assertThat(NetworkGraph.of(inventory, REGION)).isSameAs(graph);
        assertThat(NetworkGraph.of(inventory, OTHER_REGION)).isNotSameAs(graph);
        inventory.add(card(any -> {}));
        assertThat(NetworkGraph.of(inventory, REGION)).isNotSameAs(graph);
        assertThat(NetworkGraph.of(inventory, REGION).subnetsOf("sg-1")).containsExactly("subnet-1");
    }

    @Test
    void trustsASubnetsOwnTableFromAListThatIsNotWholeButNotTheMainOne() {
        var inventory = open().ownRoutes(route("0.0.0.0/0", "nat-1")).inventory();
        inventory.incomplete(RouteTable.class, REGION, Cause.DENIED, "page 2");
        var graph = NetworkGraph.of(inventory, REGION);

        assertThat(graph.table("subnet-1", "vpc-1").table().routeTableId()).isEqualTo("rtb-own");
        assertThatThrownBy(() -> graph.table("subnet-2", "vpc-1")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsThatAVpcIsUsedFromOneInterfaceButNotThatItIsUnused() {
        var inventory = open().with(card(any -> {})).inventory();
        inventory.incomplete(NetworkInterface.class, REGION, Cause.DENIED, "page 2");
        var graph = NetworkGraph.of(inventory, REGION);

        assertThat(graph.isUsed("vpc-1")).isTrue();
        assertThatThrownBy(() -> graph.isUsed("vpc-2")).isInstanceOf(UnreadableException.class);
    }
}
