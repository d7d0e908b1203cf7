package se.lykta.account;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;

/// The administrator's page of people and organisations.
@Controller
@Requires(Permission.ACCESS_MANAGE)
class PeoplePage {
    private static final String PATH = "/account/people";
    private static final String BACK = "redirect:" + PATH;

    private final Accounts accounts;
    private final Organisations organisations;
    private final Sessions sessions;

    PeoplePage(Accounts accounts, Organisations organisations, Sessions sessions) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.sessions = sessions;
    }

    @Requires(Permission.ACCESS_READ)
    @GetMapping(PATH)
    String show(SignedIn me, Model model) {
        return show(me, model, null, null);
    }

    @PostMapping(PATH)
    String add(
            SignedIn me,
            @RequestParam String email,
            @RequestParam String name,
            @RequestParam UUID organisation,
            @RequestParam Role role,
            Model model) {
        requireOrganisation(me, organisation);
        return switch (accounts.create(me.municipality(), newAccount(email, name, organisation, role), Actor.of(me))) {
            case Accounts.Made.Done done -> show(me, model, done, null);
            case Accounts.Made.EmailTaken() -> show(me, model, null, "account.people.emailTaken");
        };
    }

    @PostMapping("/account/organisations")
    String addOrganisation(SignedIn me, @RequestParam String name, @RequestParam OrganisationKind kind, Model model) {
        if (name.isBlank() || name.length() > 200) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return organisations.add(me.municipality(), name, kind, Actor.of(me)).isPresent()
                ? BACK
                : show(me, model, null, "account.people.nameTaken");
    }

    @PostMapping(PATH + "/{id}/role")
    String setRole(SignedIn me, @PathVariable UUID id, @RequestParam Role role) {
        requireOther(me, id);
        if (role == Role.RESIDENT) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        requireFound(accounts.setRole(me.municipality(), id, role, Actor.of(me)));
        return BACK;
    }

    @PostMapping(PATH + "/{id}/deactivate")
    String deactivate(SignedIn me, @PathVariable UUID id) {
        requireOther(me, id);
        requireFound(accounts.deactivate(me.municipality(), id, Actor.of(me)));
        sessions.endAll(me.municipality(), id);
        return BACK;
    }

    @PostMapping(PATH + "/{id}/activate")
    String activate(SignedIn me, @PathVariable UUID id) {
        requireFound(accounts.activate(me.municipality(), id, Actor.of(me)));
        return BACK;
    }

    @PostMapping(PATH + "/{id}/password")
    String renewPassword(SignedIn me, @PathVariable UUID id, Model model) {
        requireOther(me, id);
        var made = accounts.renewPassword(me.municipality(), id, Actor.of(me));
        requireFound(made.isPresent());
        sessions.endAll(me.municipality(), id);
        return show(me, model, made.orElseThrow(), null);
    }

    private String show(SignedIn me, Model model, Accounts.Made.@Nullable Done made, @Nullable String note) {
        var roles =
                Stream.of(Role.values()).filter(role -> role != Role.RESIDENT).toList();
        var people = accounts.all(me.municipality()).stream()
                .map(account -> new Person(account, account.id().equals(me.accountId())))
                .toList();
        model.addAttribute(
                "page",
                new Shown(
                        people,
                        organisations.all(me.municipality()),
                        new Choices(roles, List.of(OrganisationKind.values())),
                        made,
                        note));
        return "account/people";
    }

    private static NewAccount newAccount(String email, String name, UUID organisation, Role role) {
        try {
            return new NewAccount(email, name, organisation, role);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private void requireOrganisation(SignedIn me, UUID id) {
        requireFound(organisations.all(me.municipality()).stream()
                .anyMatch(organisation -> organisation.id().equals(id)));
    }

    private static void requireFound(boolean found) {
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /// Nobody takes their own key away, so somebody who can give keys is always left.
    private static void requireOther(SignedIn me, UUID id) {
        if (id.equals(me.accountId())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /// @param made a password to be shown once; null when nothing was made
    /// @param note key of a message; null for none
    record Shown(
            List<Person> people,
            List<Organisation> organisations,
            Choices choices,
            Accounts.Made.@Nullable Done made,
            @Nullable String note) {}

    record Choices(List<Role> roles, List<OrganisationKind> kinds) {}

    /// @param self whether it is whoever looks at the page
    record Person(Account account, boolean self) {
        public boolean hasPassword() {
            return !account.example();
        }
    }
}
