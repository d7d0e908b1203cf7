package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;

/// One's own account: who one is here, a new password, and ending one's sessions elsewhere.
@Controller
@Requires(Permission.OWN_ACCOUNT)
class OwnAccountPage {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;

    OwnAccountPage(Accounts accounts, Passwords passwords, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String show(SignedIn me, Model model) {
        return show(me, model, null);
    }

    @PostMapping("/account/password")
    String changePassword(
            SignedIn me,
            @RequestParam String former,
            @RequestParam String fresh,
            @RequestParam String again,
            HttpServletRequest request,
            Model model) {
        if (!isOwn(me, former)) {
            return show(me, model, "account.own.formerWrong");
        }
        if (!fresh.equals(again)) {
            return show(me, model, "account.own.notSame");
        }
        if (!Passwords.isAcceptable(fresh)) {
            return show(me, model, "account.own.tooWeak");
        }
        accounts.setPassword(me.municipality(), me.accountId(), fresh, Actor.of(me));
        endElsewhere(me, request);
        return show(me, model, "account.own.changed");
    }

    @PostMapping("/account/end-elsewhere")
    String endSessions(SignedIn me, HttpServletRequest request, Model model) {
        endElsewhere(me, request);
        return show(me, model, "account.own.ended");
    }

    private void endElsewhere(SignedIn me, HttpServletRequest request) {
        sessions.endOthers(
                me.municipality(), me.accountId(), request.getSession().getId());
    }

    private boolean isOwn(SignedIn me, String password) {
        return accounts.find(me.municipality(), me.accountId())
                .flatMap(account -> accounts.findCredentials(me.municipality(), account.email()))
                .filter(credentials -> passwords.matches(password, credentials.hash()))
                .isPresent();
    }

    private String show(SignedIn me, Model model, @Nullable String note) {
        var account = accounts.find(me.municipality(), me.accountId()).orElseThrow();
        model.addAttribute("page", new Shown(account, Passwords.FEWEST_CHARACTERS, note));
        return "account/own";
    }

    /// @param note key of a message; null for none
    record Shown(
            Account account, int fewestCharacters, @Nullable String note) {}
}
