package se.lykta.cli;

import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.lykta.database.DatabaseConnection;

/// Starts the parts of the program around an opened database: all of it for the server, all but the web for a
/// command.
final class Program {
    private static @Nullable Class<?> beans;

    private Program() {}

    /// Says which class names the beans; it lies above this package, which must not know it.
    static void use(Class<?> program) {
        beans = program;
    }

    static ConfigurableApplicationContext serve(DatabaseConnection connection, Map<String, Object> settings) {
        return start(connection, WebApplicationType.SERVLET, settings);
    }

    /// Runs a command's work and puts everything down again.
    static int run(DatabaseConnection connection, ToIntFunction<ConfigurableApplicationContext> work) {
        var settings = Map.<String, Object>of("logging.level.se.lykta", "warn");
        try (var context = start(connection, WebApplicationType.NONE, settings)) {
            return work.applyAsInt(context);
        }
    }

    private static ConfigurableApplicationContext start(
            DatabaseConnection connection, WebApplicationType type, Map<String, Object> settings) {
        return new SpringApplicationBuilder(Objects.requireNonNull(beans))
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(settings)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                DatabaseConnection.class, () -> connection, bean -> bean.setDestroyMethodName("close")))
                .run();
    }
}
