package dev.vitals.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts our own server when no datasource is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "built-in")
class OwnServerConfiguration {

    @Bean(destroyMethod = "close")
    OwnServer ownServer(
            @Value("${vitals.data}") Path data, @Value("${postgres.looking-in:false}") boolean isLookingIn) {
        var folder = data.resolve("postgres");
        return isLookingIn ? OwnServer.lookingIn(folder) : OwnServer.on(folder);
    }

    @Bean
    JdbcConnectionDetails ownServerConnection(OwnServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return OwnServer.APPLICATION;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }

    /** Migrations run as the owner: the application's own role could not take its rights to the audit log away. */
    @Bean
    FlywayConnectionDetails ownServerMigrations(OwnServer server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return OwnServer.OWNER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return server.ownersUrl();
            }
        };
    }
}
