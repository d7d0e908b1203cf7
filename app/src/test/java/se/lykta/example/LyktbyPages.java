package se.lykta.example;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.Organisations;
import se.lykta.account.TestBrowser;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.municipality.Municipalities;

/// The whole program with the made-up municipality of tests, and its coordinator signed in.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
public abstract class LyktbyPages {
    protected static final MunicipalityId LYKTBY = Lyktby.ID;
    protected static final String GUARD_COMPANY = "Exempelbevakning AB";
    protected static final String TECHNICAL_UNIT = "Exempelkommunens tekniska enhet";

    @LocalServerPort
    protected int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    protected Organisations organisations;

    protected TestBrowser coordinator = new TestBrowser(0);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Municipalities municipalities;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ExampleMode exampleMode;

    @BeforeEach
    void signInTheCoordinator() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        coordinator = signedIn(Role.COORDINATOR);
    }

    protected TestBrowser signedIn(Role role) {
        return new TestBrowser(port).signInAs(LYKTBY, role);
    }

    protected UUID organisation(String name) {
        return organisations.findByName(LYKTBY, name).orElseThrow().id();
    }
}
