package se.lykta.database;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the whole program on an empty migrated database of its own:
/// `@SpringBootTest(webEnvironment = RANDOM_PORT) @ContextConfiguration(initializers = TestProgram.class)`.
public final class TestProgram implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(DatabaseConnection.class, () -> TestDatabase.connect(TestDatabase.freshAddress()));
    }
}
