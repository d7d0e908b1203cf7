package se.lykta.alert.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.alert.Alert;
import se.lykta.place.Place;

/// An alert made fit for reading.
///
/// @param spot what people call where it is; empty where it is nowhere in particular
/// @param went what it was at first beside what it is now; empty when nothing has changed
/// @param placeHref where a place can be made of it; null when it is nowhere in particular
/// @param pictureHref where the picture shows it
/// @param places open places at the spot
record AlertLine(
        Alert alert,
        String spot,
        String title,
        String why,
        String went,
        String sure,
        String falseAlarms,
        boolean waiting,
        @Nullable String placeHref,
        String pictureHref,
        List<Place> places) {}
