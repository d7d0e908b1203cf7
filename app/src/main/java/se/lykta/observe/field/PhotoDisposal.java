package se.lykta.observe.field;

import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldPhotos;
import se.lykta.privacy.Disposable;

/// Photos of reports from the field: each bears its last day from when it came.
@Component
class PhotoDisposal implements Disposable {
    static final String WHAT = "observe.photo";
    static final int USUAL_MONTHS = 3;

    private final FieldPhotos photos;

    PhotoDisposal(FieldPhotos photos) {
        this.photos = photos;
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public int usualMonths() {
        return USUAL_MONTHS;
    }

    @Override
    public Stock stock(MunicipalityId municipality, Term term) {
        return photos.stock(municipality, term.today());
    }

    @Override
    public int dispose(MunicipalityId municipality, Term term, Actor actor) {
        return photos.disposeBefore(municipality, term.today(), actor);
    }
}
