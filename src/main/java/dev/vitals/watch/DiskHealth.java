package dev.vitals.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Whether the disk under our own PostgreSQL has room; a server of one's own is watched by those who run it. */
@Component("disk")
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "built-in")
class DiskHealth extends AbstractHealthIndicator {

    private static final DataSize LEAST = DataSize.ofGigabytes(1);

    private final Path data;

    DiskHealth(@Value("${vitals.data}") Path data) {
        super("The disk could not be looked at");
        this.data = data;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws IOException {
        var free = Files.getFileStore(data.toAbsolutePath()).getUsableSpace();
        health.status(free < LEAST.toBytes() ? WorkHealth.DEGRADED : "UP")
                .withDetail("freeMegabytes", free / DataSize.ofMegabytes(1).toBytes())
                .withDetail("leastMegabytes", LEAST.toMegabytes());
    }
}
