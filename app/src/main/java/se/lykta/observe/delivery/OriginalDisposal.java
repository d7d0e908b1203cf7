package se.lykta.observe.delivery;

import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.privacy.Disposable;

/// Originals of deliveries that could not be taken: each bears its last day from when it was read.
@Component
class OriginalDisposal implements Disposable {
    private final Deliveries deliveries;

    OriginalDisposal(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String what() {
        return DeliveryIntake.RETENTION;
    }

    @Override
    public int usualMonths() {
        return DeliveryIntake.USUAL_MONTHS;
    }

    @Override
    public Stock stock(MunicipalityId municipality, Term term) {
        return deliveries.stock(municipality, term.today());
    }

    @Override
    public int dispose(MunicipalityId municipality, Term term, Actor actor) {
        return deliveries.dispose(municipality, term.today(), actor);
    }
}
