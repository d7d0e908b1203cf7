package se.lykta.place.page;

import org.springframework.stereotype.Component;
import se.lykta.place.Inspections;
import se.lykta.place.PlaceNotes;
import se.lykta.place.PlacePhotos;
import se.lykta.place.SafetyWalks;

/// Where what people write of a place is kept.
@Component
record NoteStores(Inspections inspections, SafetyWalks walks, PlaceNotes notes, PlacePhotos photos) {}
