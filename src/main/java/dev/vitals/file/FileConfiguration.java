package dev.vitals.file;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the files where the settings say. What lies in the database stays readable after a bucket was set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileLimits.class)
class FileConfiguration {

    @Bean
    EvidenceFiles evidenceFiles(
            JdbcClient sql, FileLimits limits, Clock clock, PlatformTransactionManager transactions) {
        var database = new DatabasePlace(sql);
        List<FilePlace> places = limits.bucket().isEmpty()
                ? List.of(database)
                : List.of(new BucketPlace(client(limits), limits.bucket(), limits.kmsKey()), database);
        return new EvidenceFiles(sql, places, limits, clock, transactions);
    }

    private static S3Client client(FileLimits limits) {
        return S3Client.builder()
                .region(Region.of(limits.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
