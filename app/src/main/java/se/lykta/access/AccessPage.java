package se.lykta.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Shows the table of rules: what each role may do.
@Controller
class AccessPage {
    @Requires(Permission.ACCESS_READ)
    @GetMapping("/access")
    String show(Model model) {
        var rows = Stream.of(Permission.values()).map(AccessPage::row).toList();
        model.addAttribute("page", new Shown(List.of(Role.values()), rows));
        return "access/matrix";
    }

    private static Row row(Permission permission) {
        var grants = Stream.of(Role.values())
                .map(role -> AccessRules.grant(permission, role))
                .toList();
        var ceiling = AccessRules.ceiling(permission);
        return new Row(permission, grants, ceiling, grants.contains(Grant.LIMITED) || ceiling == Grant.LIMITED);
    }

    record Shown(List<Role> roles, List<Row> rows) {}

    /// @param grants one per role, in the order of the roles
    /// @param ceiling the most that people outside authorities get
    /// @param limited whether anybody has it within a limit, which the page then explains
    record Row(Permission permission, List<Grant> grants, Grant ceiling, boolean limited) {}
}
