package se.lykta.action.page;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionDetails;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.document.Document;
import se.lykta.document.Documents;

/// What is written down about an action of a special kind as one file, to send with an application or lay before a
/// board.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class EvidencePackPage {
    private final Actions actions;
    private final ActionDetails details;
    private final ActionChoices choices;
    private final EvidencePack pack;
    private final Documents documents;

    EvidencePackPage(
            Actions actions, ActionDetails details, ActionChoices choices, EvidencePack pack, Documents documents) {
        this.actions = actions;
        this.details = details;
        this.choices = choices;
        this.pack = pack;
        this.documents = documents;
    }

    @GetMapping("/action/{id}/detail.pdf")
    ResponseEntity<byte[]> pdf(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        return documents.pdf(document(new ActionAccess(me, access), id, locale));
    }

    @GetMapping("/action/{id}/detail.docx")
    ResponseEntity<byte[]> docx(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        return documents.docx(document(new ActionAccess(me, access), id, locale));
    }

    private Document document(ActionAccess may, UUID id, Locale locale) {
        var municipality = may.me().municipality();
        var action = actions.find(municipality, id).filter(may::mayRead).orElseThrow(EvidencePackPage::missing);
        var fields = details.findFields(action.terms().kindCode()).orElseThrow(EvidencePackPage::missing);
        var finding = action.basis() instanceof Basis.Finding found
                ? choices.finding(municipality, may.access(), found)
                : null;
        var newest = details.findNewest(municipality, id).orElse(null);
        var about = new EvidencePack.Case(action, kind(may, action, locale), fields, finding);
        return pack.document(about, newest, DetailPage.evidence(may, newest), locale);
    }

    private String kind(ActionAccess may, Action action, Locale locale) {
        return choices.of(may).kinds().stream()
                .filter(known -> known.code().equals(action.terms().kindCode()))
                .findFirst()
                .map(known -> known.name().in(locale))
                .orElse(action.terms().kindCode());
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
