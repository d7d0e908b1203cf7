package se.lykta.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Access;
import se.lykta.access.Open;
import se.lykta.access.Organisation;
import se.lykta.access.Role;
import se.lykta.database.MunicipalityId;

/// Where people sign in: e-mail and password, and in example mode one button per role.
@Controller
class SignInPage {
    private final Tenants tenants;
    private final Accounts accounts;
    private final ExampleMode exampleMode;

    SignInPage(Tenants tenants, Accounts accounts, ExampleMode exampleMode) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.exampleMode = exampleMode;
    }

    @Open("nobody is signed in before this page")
    @GetMapping(SignInRoutes.SIGN_IN)
    String show(
            Access access,
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String refused,
            @RequestParam(defaultValue = "false") boolean signedOut,
            Model model) {
        if (access.findSignedIn().isPresent()) {
            return "redirect:" + SignInRoutes.local(to);
        }
        var municipalities = tenants.all();
        var examples = municipalities.stream()
                .filter(exampleMode::isOn)
                .map(this::example)
                .toList();
        model.addAttribute(
                "page", new Shown(municipalities, SignInRoutes.local(to), note(refused, signedOut), examples));
        return "account/sign-in";
    }

    private Example example(MunicipalityId municipality) {
        var people = accounts.all(municipality).stream()
                .filter(account -> account.example() && account.active())
                .map(account -> new ExamplePerson(account.role(), account.organisation()))
                .toList();
        return new Example(municipality, people);
    }

    private static @Nullable String note(String refused, boolean signedOut) {
        return switch (refused) {
            case "wrong" -> "account.signIn.wrong";
            case "later" -> "account.signIn.later";
            default -> signedOut ? "account.signIn.signedOut" : null;
        };
    }

    /// @param note key of a message above the form; null for none
    record Shown(
            List<MunicipalityId> municipalities,
            String to,
            @Nullable String note,
            List<Example> examples) {}

    record Example(MunicipalityId municipality, List<ExamplePerson> people) {}

    record ExamplePerson(Role role, Organisation organisation) {}
}
