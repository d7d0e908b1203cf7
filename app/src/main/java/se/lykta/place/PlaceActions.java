package se.lykta.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.lykta.database.MunicipalityId;

/// What has been done at places? Later steps implement it, so that a place can draw it on its curve.
public interface PlaceActions {
    /// The actions with this place, in order of their days.
    List<Done> at(MunicipalityId municipality, UUID placeId);

    /// One action.
    ///
    /// @param day from which it holds
    /// @param href where it is told of, below the context path
    record Done(LocalDate day, String title, String href) {}
}
