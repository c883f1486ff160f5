package dev.vitals.journey;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database of an application as who owns its tables, on one connection. */
final class Owner {

    private Owner() {}

    static JdbcClient of(ApplicationContext vitals) {
        var address = vitals.getBean(FlywayConnectionDetails.class);
        return JdbcClient.create(new SingleConnectionDataSource(address.getJdbcUrl(), true));
    }
}
