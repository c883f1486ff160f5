package dev.vitals.aws;

import dev.vitals.inventory.Place;
import software.amazon.awssdk.core.SdkClient;

/**
 * One account in one region, ready to be asked. Live sessions and recordings look the same from here. Safe for use by
 * many threads; clients are shared and closed with the account's session.
 */
public interface AwsSession {

    /** Partition, account and region that this session asks. */
    Place place();

    /** The 12-digit account id. */
    default String account() {
        return place().account();
    }

    /**
     * The client of a service in this session's region; global services answer in any.
     *
     * @param type the SDK's synchronous client interface, for example {@code Ec2Client.class}
     */
    <C extends SdkClient> C client(Class<C> type);

    /** The same account in another region. */
    AwsSession in(String region);
}
