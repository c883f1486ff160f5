package dev.vitals.aws;

import dev.vitals.inventory.Place;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlBaseClientBuilder;

/** An account that is asked over the network. Clients are made once per service and region and shared. */
final class LiveSession implements AwsSession {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(20);

    /** What all regions of one account share. */
    record Shared(
            Connection connection,
            AwsCredentialsProvider credentials,
            CallObserver observer,
            Wire wire,
            ConcurrentMap<String, SdkClient> clients) {

        static Shared of(Connection connection, AwsCredentialsProvider credentials, CallObserver observer) {
            return of(connection, credentials, observer, Wire.NETWORK);
        }

        static Shared of(Connection connection, AwsCredentialsProvider credentials, CallObserver observer, Wire wire) {
            return new Shared(connection, credentials, observer, wire, new ConcurrentHashMap<>());
        }
    }

    /** What carries the calls, and what is different of how the SDK by itself tries one again that failed. */
    record Wire(SdkHttpClient http, Consumer<RetryStrategy.Builder<?, ?>> retries) {

        static final Wire NETWORK = new Wire(HttpClients.SHARED, any -> {});
    }

    private final Shared shared;
    private final Place place;

    LiveSession(Shared shared, Place place) {
        this.shared = shared;
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public AwsSession in(String region) {
        return new LiveSession(shared, place.in(region));
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        var key = type.getName() + "/" + place.region();
        return type.cast(shared.clients().computeIfAbsent(key, any -> build(type)));
    }

    private SdkClient build(Class<? extends SdkClient> type) {
        var builder = builder(type);
        builder.region(Region.of(place.region())).credentialsProvider(shared.credentials());
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(shared.wire().http());
        builder.overrideConfiguration(overrides(type));
        Endpoints.of(shared.connection()).ifPresent(endpoint -> {
            builder.endpointOverride(endpoint);
            if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
                // Emulators do not answer at bucket.host.
                s3.forcePathStyle(true);
            }
            if (builder instanceof S3ControlBaseClientBuilder<?, ?> s3control) {
                // It would ask at accountid.host, which an address of numbers cannot be.
                var fixed = Endpoint.builder().url(endpoint).build();
                s3control.endpointProvider(any -> CompletableFuture.completedFuture(fixed));
            }
        });
        return (SdkClient) builder.build();
    }

    private ClientOverrideConfiguration overrides(Class<? extends SdkClient> type) {
        var overrides = ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .retryStrategy(this::retries)
                .addExecutionInterceptor(shared.observer().interceptor(ServiceName.of(type), place));
        if (Endpoints.of(shared.connection()).isPresent()) {
            overrides.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
        }
        return overrides.build();
    }

    /** The SDK asks again where JSON broke off, but where XML did, not. */
    private void retries(RetryStrategy.Builder<?, ?> retries) {
        retries.retryOnRootCauseInstanceOf(BrokenAnswer.class);
        shared.wire().retries().accept(retries);
    }

    private static AwsClientBuilder<?, ?> builder(Class<? extends SdkClient> type) {
        try {
            return (AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(type + " is no client interface", missing);
        }
    }
}
