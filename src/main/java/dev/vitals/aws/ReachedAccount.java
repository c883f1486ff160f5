package dev.vitals.aws;

import dev.vitals.inventory.Place;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** An account that was asked who it is, and said so. */
public final class ReachedAccount {

    private final Connection connection;
    private final AwsCredentialsProvider credentials;
    private final Place caller;

    ReachedAccount(Connection connection, AwsCredentialsProvider credentials, Place caller) {
        this.connection = connection;
        this.credentials = credentials;
        this.caller = caller;
    }

    Connection connection() {
        return connection;
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    Place caller() {
        return caller;
    }
}
