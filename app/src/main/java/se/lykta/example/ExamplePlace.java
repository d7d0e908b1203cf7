package se.lykta.example;

import se.lykta.area.EastNorth;
import se.lykta.area.LonLat;

/// A place of the example town with what usually happens there.
///
/// @param number draws are keyed by it
/// @param position degrees WGS 84
/// @param centre metres in the municipality's metric system
/// @param spreadMetres standard deviation of incidents around the centre in each direction
/// @param areaCode the DeSO it lies in
/// @param guardPerWeek guard reports in an average week
/// @param staffPerWeek staff observations in an average week
record ExamplePlace(
        int number,
        String code,
        String name,
        LonLat position,
        EastNorth centre,
        double spreadMetres,
        String areaCode,
        Beat beat,
        Rhythm rhythm,
        double guardPerWeek,
        double staffPerWeek,
        Mix mix) {

    EastNorth around(Draws draws) {
        return new EastNorth(
                centre.east() + spreadMetres * draws.gaussian(), centre.north() + spreadMetres * draws.gaussian());
    }
}
