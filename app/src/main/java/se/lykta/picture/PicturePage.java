package se.lykta.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.picture.answer.Verdict;
import se.lykta.picture.chart.ClockChart;
import se.lykta.picture.chart.IntervalBand;
import se.lykta.picture.chart.TrendChart;

/// Everything the page of the operational picture draws. Sentences come whole, in the reader's language; numbers
/// come formatted; addresses carry the whole state of the page.
///
/// @param headline the sentence that answers "what is unusual?"
/// @param total the count in words, such as `214 händelser`, shown strong before the basis
/// @param basis what the total rests on and what is missing from it
/// @param incidents null when this role may not list incidents
/// @param detail the place or cell picked out, null when none is
/// @param snapshot the version of the data drawn, compared with the live feed
record PicturePage(
        PictureFilter filter,
        String headline,
        String total,
        String basis,
        List<Notice> notices,
        MapPanel map,
        Ranking ranking,
        Clock clock,
        Trend trend,
        Comparison comparison,
        @Nullable IncidentTable incidents,
        @Nullable Detail detail,
        Made made,
        Sharing sharing,
        long snapshot) {
    PicturePage {
        notices = List.copyOf(notices);
    }

    /// An address with its text.
    ///
    /// @param current whether the page shows this one already
    record Link(String href, String label, boolean current) {}

    /// Something the reader must know before the numbers.
    ///
    /// @param percent progress of loading, 0 to 100; -1 when the notice has no progress
    record Notice(Kind kind, String text, int percent) {
        enum Kind {
            LOADING,
            MISSING,
            TOO_FEW,
            ZERO,
            NO_DATA
        }

        public String code() {
            return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// The map, or the table in its place.
    ///
    /// @param view `cells`, `areas`, `density`, `lastyear` or `table`
    /// @param views the switch between them
    /// @param bounds west, south, east, north in degrees WGS 84: what is shown when the address names no
    /// position
    /// @param dotsHref where single incidents are read at close zoom, null when this role may not see them
    /// @param dotsZoom the zoom level from which dots are drawn
    /// @param breaks the lowest count of each colour step
    /// @param table the same as the map, as rows
    record MapPanel(
            String view,
            List<Link> views,
            double[] bounds,
            String cellsHref,
            String areasHref,
            String densityHref,
            String outlineHref,
            @Nullable String dotsHref,
            int dotsZoom,
            int cellMetres,
            List<Integer> breaks,
            PlaceTable table) {
        MapPanel {
            views = List.copyOf(views);
            breaks = List.copyOf(breaks);
        }

        public boolean showsTable() {
            return view.equals("table");
        }

        public String boundsText() {
            return java.util.Arrays.stream(bounds)
                    .mapToObj(Double::toString)
                    .collect(java.util.stream.Collectors.joining(","));
        }
    }

    /// Places or cells as rows.
    ///
    /// @param summary how many of how many, so that nothing is cut silently
    record PlaceTable(
            List<PlaceRow> rows,
            String summary,
            @Nullable String previousHref,
            @Nullable String nextHref) {
        PlaceTable {
            rows = List.copyOf(rows);
        }
    }

    /// The list beside the map, highest above expected first.
    ///
    /// @param all the whole list, null when it is shown already
    record Ranking(List<PlaceRow> rows, @Nullable Link all) {
        Ranking {
            rows = List.copyOf(rows);
        }
    }

    /// One place, area or cell with the three honest numbers.
    ///
    /// @param cell the id of the cell or area on the map
    /// @param basis the rate with its denominator, or the exposure, or why it cannot be judged
    /// @param expected the interval in words, such as `12–22`, or a dash
    /// @param band the drawing of count and interval, null when there is no expectation
    /// @param href this page with the place picked out; works without JavaScript
    /// @param detailHref the fragment alone
    record PlaceRow(
            int rank,
            String cell,
            String name,
            double lon,
            double lat,
            String basis,
            String count,
            String expected,
            @Nullable IntervalBand band,
            Verdict verdict,
            String href,
            String detailHref) {}

    /// The clock and the sentence that says what it shows.
    record Clock(ClockChart chart, String sentence, Made made) {}

    /// The trend and the sentence that says what it shows.
    ///
    /// @param lastYear switches last year's line on or off
    record Trend(TrendChart chart, String sentence, Link lastYear, Made made) {}

    /// The period against the same weeks of last year, and the area against others.
    ///
    /// @param hours whose guarded hours are divided out, or that none are known; empty when nothing is compared
    record Comparison(List<ComparisonRow> rows, String sentence, String hours, Made made) {
        Comparison {
            rows = List.copyOf(rows);
        }
    }

    /// @param change the change with its uncertainty, such as `+12 % (−8 till +36)`
    record ComparisonRow(String name, String now, String before, String change, Verdict verdict) {}

    /// The incidents behind the numbers.
    record IncidentTable(
            List<IncidentRow> rows,
            String summary,
            @Nullable String previousHref,
            @Nullable String nextHref) {
        IncidentTable {
            rows = List.copyOf(rows);
        }
    }

    /// @param time the event's time or interval in words
    /// @param place the place with its quality in words
    /// @param known reported or discovered, in words
    record IncidentRow(
            String id,
            String time,
            String type,
            String place,
            String quality,
            String source,
            String known,
            String text) {}

    /// One place or cell, closer.
    ///
    /// @param placeHref where a named place can be made of it; null when this person may not
    /// @param actionHref where an action here is proposed, for whoever may
    record Detail(
            String cell,
            String name,
            String sentence,
            List<Fact> facts,
            @Nullable ClockChart clock,
            List<IncidentRow> latest,
            String actionHref,
            String closeHref,
            @Nullable String placeHref,
            Made made) {
        Detail {
            facts = List.copyOf(facts);
            latest = List.copyOf(latest);
        }
    }

    /// A name and its value.
    record Fact(String name, String value) {}

    /// How a figure was made.
    ///
    /// @param missing what is not in it
    record Made(String method, String window, String sources, String lastImport, String missing) {}

    /// Ways out of the page.
    ///
    /// @param query the state as a query string, which saving a view stores
    /// @param maySave whether this person may save views
    record Sharing(List<Link> downloads, List<Link> saved, String query, boolean maySave) {
        Sharing {
            downloads = List.copyOf(downloads);
            saved = List.copyOf(saved);
        }
    }
}
