package se.lykta.database;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Hands the opened [DatabaseConnection] on to the rest of the program. Whoever starts the program registers that one.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /// The pool is closed by its [DatabaseConnection], before the server behind it stops.
    @Bean(destroyMethod = "")
    DataSource dataSource(DatabaseConnection connection) {
        return connection.source();
    }

    @Bean
    Database database(DataSource source) {
        return new Database(source);
    }

    /// For frameworks' own tables (sessions, jobs) only: no municipality, so row-level security shows nothing else.
    @Bean
    JdbcClient frameworkTables(DataSource source) {
        return JdbcClient.create(source);
    }
}
