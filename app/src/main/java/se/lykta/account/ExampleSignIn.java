package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Open;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;

/// Signs an example person in with one click. Does not exist unless the program was started for example data, and
/// answers 404 for a municipality without the mark of generated data; see [ExampleMode].
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "lykta.example", havingValue = "true")
class ExampleSignIn {
    private final Tenants tenants;
    private final Accounts accounts;
    private final ExampleMode exampleMode;
    private final AccountSession sessions;
    private final CsrfTokenRepository formTokens;

    ExampleSignIn(
            Tenants tenants,
            Accounts accounts,
            ExampleMode exampleMode,
            AccountSession sessions,
            CsrfTokenRepository formTokens) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.exampleMode = exampleMode;
        this.sessions = sessions;
        this.formTokens = formTokens;
    }

    @Open("example people have no password and see generated data only")
    @PostMapping(SignInRoutes.SIGN_IN + "/example")
    String signIn(
            @RequestParam("municipality") String code,
            @RequestParam Role role,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = tenants.find(code)
                .filter(exampleMode::isOn)
                .flatMap(municipality -> findPerson(municipality, role))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        sessions.begin(person, request, response);
        formTokens.saveToken(null, request, response);
        accounts.recordSignIn(person);
        return "redirect:" + SignInRoutes.local(to);
    }

    private java.util.Optional<SignedIn> findPerson(MunicipalityId municipality, Role role) {
        return accounts.all(municipality).stream()
                .filter(account -> account.example() && account.role() == role)
                .findFirst()
                .flatMap(account -> accounts.findSignedIn(municipality, account.id()));
    }
}
