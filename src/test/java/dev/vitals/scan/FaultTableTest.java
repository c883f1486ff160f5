package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AnsweringSession;
import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import dev.vitals.support.Inventories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every operation that a collector declares, refused: nothing passes for it, nothing closes, nobody else notices, and a
 * reading names it. The account has one of everything, in one region.
 */
class FaultTableTest {

    /** What looks wrong of these is right, and here is why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "iam:GenerateCredentialReport no reading names it",
            "a report that somebody else had made may still be fetched",
            "lambda:GetAccountSettings no reading names it",
            "then every function is asked by itself",
            "waf[a-z0-9.]*:\\w+ no reading names it",
            "web ACLs of CloudFront and of the region have one id here, and one of them stands in the other's place",
            "ec2:DescribeInstances false pass of ec2-network-interface-no-effective-internet-exposure.*",
            "an interface whose instance was not read is judged by itself, from what was read of it");

    @Test
    void aRefusedOperationMakesNothingPassAndClosesNothing() {
        var table = new FaultTable(new AnsweringSession(Inventories.HOME, null), List.of("us-east-1"));
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (Operation operation : FaultTable.operations()) {
            var cell = table.cell(operation, Fault.DENIED);
            asked += cell.word().equals("not called here") ? 0 : 1;
            cell.wrong().stream()
                    .map(each -> operation.service() + ":" + operation.name() + " " + each)
                    .forEach(wrong::add);
        }

        assertThat(wrong).allMatch(each -> EXPLAINED.keySet().stream().anyMatch(each::matches));
        assertThat(asked).isGreaterThan(FaultTable.operations().size() * 3 / 4);
    }
}
