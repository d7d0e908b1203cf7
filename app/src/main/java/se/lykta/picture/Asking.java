package se.lykta.picture;

import java.util.Optional;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.area.AreaLayer;
import se.lykta.incident.Extent;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentScan;
import se.lykta.picture.answer.PictureQuestion;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Usual;

/// One request for the picture: who asks what about which data, in which language.
record Asking(Ground ground, IncidentColumns columns, PictureState state, Phrases phrases, Access access) {
    /// The same of one piece of ground.
    Asking within(Extent extent) {
        return new Asking(ground, columns, state.within(extent), phrases, access);
    }

    IncidentScan scan() {
        return new IncidentScan(columns);
    }

    Usual usual(Pictures pictures) {
        return pictures.usual(columns, ground.grid(cellMetres()));
    }

    PictureQuestion question() {
        return state.question();
    }

    /// Counts below this are hidden from people who see the picture within its limit; 0 hides nothing.
    int hiddenBelow() {
        return access.may(Permission.PICTURE_VIEW)
                ? 0
                : ground.municipality().rules().thresholds().minimumCount();
    }

    boolean hides(int count) {
        return count > 0 && count < hiddenBelow();
    }

    /// A count, or "fewer than five" to people who may not see small ones.
    String shown(int count) {
        return hides(count) ? phrases.text("picture.count.hidden", hiddenBelow()) : phrases.number(count);
    }

    /// The number whose grammar goes with a [#shown] count, which tells no more than that.
    int spoken(int count) {
        return hides(count) ? hiddenBelow() : count;
    }

    /// The layer whose areas are listed; empty for cells. The map of areas takes the finest when none is
    /// chosen.
    Optional<AreaLayer> layer() {
        var chosen = ground.findLayer(state.layer());
        return chosen.isPresent() || state.view() != PictureState.View.AREAS
                ? chosen
                : FilterBar.divisions(this).stream().findFirst();
    }

    int cellMetres() {
        return state.cellMetres() > 0 ? state.cellMetres() : cellMetresAt(zoom());
    }

    private double zoom() {
        var sent = state.parameters().getOrDefault("zoom", state.parameters().get("z"));
        return sent != null && sent.getFirst().matches("[0-9]{1,2}([.][0-9]{1,12})?")
                ? Double.parseDouble(sent.getFirst())
                : ground.municipality().map().zoom();
    }

    /// Cells stay between about twelve and forty pixels wide.
    private static int cellMetresAt(double zoom) {
        if (zoom < 9.5) {
            return 2000;
        }
        if (zoom < 10.6) {
            return 1000;
        }
        if (zoom < 11.7) {
            return 500;
        }
        return zoom < 14 ? 250 : 100;
    }
}
