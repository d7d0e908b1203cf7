package se.lykta.access;

import java.util.UUID;
import se.lykta.database.MunicipalityId;

/// Who is using the program in this request? Read anew from the database for every request, so that a role taken back
/// is gone at the next click. Controllers take it as an argument.
public record SignedIn(
        MunicipalityId municipality, UUID accountId, String name, Organisation organisation, Role role) {}
