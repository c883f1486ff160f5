package dev.vitals.collect;

import dev.vitals.aws.Operation;
import dev.vitals.inventory.ResourceKind;
import java.util.List;

/**
 * Answers one question: what does a service hold in an account and region? A collector never turns a failed call into
 * null or an empty list: it lists through {@link Sweep#list} and reads through {@link Sweep#read}, which keep the
 * cause. It needs a public or package-private constructor without arguments.
 */
public interface Collector {

    /** Whether a service is asked once per account or in each region. */
    enum Reach {
        ONCE_PER_ACCOUNT,
        EACH_REGION
    }

    /** The service's short name, shown in progress: {@code ec2}, {@code iam}. Unique among collectors. */
    String service();

    Reach reach();

    /** Every kind that {@link #collect} lists. Each must be listed, or its list is unreadable. */
    List<ResourceKind<?>> kinds();

    /** Every operation that {@link #collect} may call; a call of another one fails. */
    List<Operation> operations();

    /** Lists everything of this service at the sweep's place. */
    void collect(Sweep sweep);
}
