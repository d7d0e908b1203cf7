package se.lykta.account;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import se.lykta.municipality.Municipalities;

/// Where people sign in: e-mail and password, and in example mode one button per role.
@Controller
class SignInPage {
    private final Tenants tenants;
    private final Accounts accounts;
    private final ExampleMode exampleMode;
    private final Municipalities municipalities;

    SignInPage(Tenants tenants, Accounts accounts, ExampleMode exampleMode, Municipalities municipalities) {
        this.municipalities = municipalities;
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
            Locale locale,
            Model model) {
        if (access.findSignedIn().isPresent()) {
            return "redirect:" + SignInRoutes.local(to);
        }
        var choices = tenants.all().stream()
                .map(municipality -> new Choice(municipality, name(municipality, locale)))
                .toList();
        var examples = choices.stream()
                .filter(choice -> exampleMode.isOn(choice.id()))
                .map(this::example)
                .toList();
        model.addAttribute("page", new Shown(choices, SignInRoutes.local(to), note(refused, signedOut), examples));
        return "account/sign-in";
    }

    private String name(MunicipalityId municipality, Locale locale) {
        return municipalities
                .find(municipality)
                .map(found -> found.profile().name().in(locale))
                .orElse(municipality.value());
    }

    private Example example(Choice municipality) {
        var people = accounts.all(municipality.id()).stream()
                .filter(account -> account.example() && account.active())
                .map(account -> new ExamplePerson(account.role(), account.organisation()))
                .sorted(Comparator.comparing(ExamplePerson::role))
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
            List<Choice> municipalities,
            String to,
            @Nullable String note,
            List<Example> examples) {}

    record Choice(MunicipalityId id, String name) {}

    record Example(Choice municipality, List<ExamplePerson> people) {}

    record ExamplePerson(Role role, Organisation organisation) {}
}
