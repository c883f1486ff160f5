package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.VisibleMoments;
import dev.vitals.scan.ScanFinished;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingOrdersTest extends Fixing {

    @Test
    void followsAStandingOrderUpToItsLimitAndLeavesAloneWhatItNames() {
        var ward = ward();
        var orders = new StandingOrders(database.sql());
        var follower = follower(orders);
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at) values (?, 'local', 'ben', 'ben', now())")
                .param(BEN.member())
                .update();
        database.sql()
                .sql("insert into member_grant (member_id, role, origin, granted_by, granted_at)"
                        + " values (?, 'compliance_officer', 'person', 'test', now())")
                .param(BEN.member())
                .update();
        var scan = new ScanFinished(UUID.randomUUID(), ACCOUNT, NOW);

        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("nobody opted in").isZero();
        orders.give(order(ward, group));
        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("left alone").isZero();
        orders.give(order(ward, "nothing-like-it"));
        follower.on(scan);
        follower.on(scan);

        var plan = plans.newest(VisibleMoments.EVER, 0, 10).getFirst();
        assertThat(plans.count(VisibleMoments.EVER)).as("once").isEqualTo(1);
        assertThat(plan.automatic()).isTrue();
        runner.run(plan.id());
        assertThat(ports()).containsExactly(443);
        assertThat(told).first().extracting("automatic").isEqualTo(true);

        database.sql()
                .sql("update finding set state_since = now() + interval '1 day'")
                .update();
        open(22, "0.0.0.0/0");
        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("one a day").isEqualTo(1);
    }

    @Test
    void anOrderOfSomebodyWhoMayNotApproveAnyMoreIsNotFollowed() {
        var ward = ward();
        var orders = new StandingOrders(database.sql());
        orders.give(order(ward, "nothing-like-it"));

        follower(orders).on(new ScanFinished(UUID.randomUUID(), ACCOUNT, NOW));

        assertThat(plans.count(VisibleMoments.EVER)).isZero();
    }
}
