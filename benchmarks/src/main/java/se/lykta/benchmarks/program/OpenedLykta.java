package se.lykta.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.lykta.Lykta;
import se.lykta.database.DataFolder;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// The program without its web part, on a data folder of its own, with the example municipality's configuration.
final class OpenedLykta implements AutoCloseable {
    static final MunicipalityId MUNICIPALITY = new MunicipalityId("1489");

    private final Path data;
    private final DataFolder folder;
    private final ConfigurableApplicationContext context;

    OpenedLykta(Path data, Path municipality) {
        this.data = data;
        folder = DataFolder.take(data);
        var connection = DatabaseConnection.embedded(folder);
        context = new SpringApplicationBuilder(Lykta.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn", "logging.level.se.lykta=warn", "lykta.example=false")
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean(
                                DatabaseConnection.class, () -> connection, bean -> bean.setDestroyMethodName("close")))
                .run();
        if (bean(Municipalities.class).find(MUNICIPALITY).isEmpty()) {
            bean(Municipalities.class).load(municipality);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// The embedded server as its superuser, for what a peer needs and for looking at whole tables.
    Connection superuser() throws SQLException {
        var secrets = new Properties();
        try (var in = Files.newInputStream(data.resolve("lykta.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var url = "jdbc:postgresql://127.0.0.1:" + folder.running().getProperty("databasePort") + "/lykta";
        return DriverManager.getConnection(url, "postgres", secrets.getProperty("superuser"));
    }

    @Override
    public void close() {
        context.close();
    }
}
