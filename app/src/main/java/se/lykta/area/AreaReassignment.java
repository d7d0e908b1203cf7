package se.lykta.area;

import se.lykta.database.MunicipalityId;

/// Whoever keeps rows with an area on them implements this, to assign them anew when a layer gets a new version.
public interface AreaReassignment {

    /// Called inside the transaction that stores the version; an exception undoes it.
    void reassign(MunicipalityId municipality, AreaLayer layer);
}
