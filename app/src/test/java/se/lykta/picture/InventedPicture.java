package se.lykta.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.picture.PicturePage.Made;

/// A picture page with invented numbers, for looking at the templates and for testing that they render.
final class InventedPicture {
    static final double WEST = 12.478;
    static final double SOUTH = 57.908;
    static final double LON_STEP = 0.00421;
    static final double LAT_STEP = 0.00225;
    static final int COLUMNS = 30;
    static final int ROWS = 22;

    private static final Made MADE = new Made(
            "Getis-Ord Gi* per ruta med exakta svansar, FDR 5 %; väntat antal ur samma årstid två år bakåt",
            "26 oktober–22 november 2026, 28 dagar; jämfört med 104 veckor före",
            "väktarrapporter, fältobservationer, polisens händelser",
            "22 november 2026 kl. 06.10",
            "12 händelser utan gatuläge räknas i området, inte på kartan; ett väktarpass av tio saknas");

    private InventedPicture() {}

    static PicturePage page(String view, boolean empty, @Nullable String selected) {
        var rows = empty ? List.<PicturePage.PlaceRow>of() : rows();
        return new PicturePage(
                filter(view),
                empty
                        ? "Inga händelser har rapporterats, men alla källor är inlästa."
                        : "Två platser har fler händelser än väntat, övriga är som brukligt.",
                empty ? "0 händelser" : "214 händelser",
                empty
                        ? ", väntat 0–3. Alla tio väktarpass är rapporterade: det här är en nolla, inte en lucka."
                        : ", väntat 171–226 för årstiden. 9 av 10 väktarpass är rapporterade; 12 händelser saknar"
                                + " gatuläge och räknas i området, inte på kartan.",
                notices(empty),
                map(view, rows),
                new PicturePage.Ranking(rows, new PicturePage.Link("/picture?view=table", "Alla 38 platser", false)),
                new PicturePage.Clock(
                        clock(empty),
                        "Fredag och lördag 21–02 står för 31 % (25–37 %). 18 händelser med okänd tid är fördelade.",
                        MADE),
                new PicturePage.Trend(
                        trend(),
                        "Vecka 47 ligger över det väntade spannet för första gången sedan augusti.",
                        new PicturePage.Link("/picture?lastYear=1", "Samma veckor i fjol", false),
                        MADE),
                comparison(),
                incidents(empty),
                selected == null ? null : detail(selected),
                MADE,
                new PicturePage.Sharing(
                        List.of(
                                new PicturePage.Link("/picture.csv", "Tabellen som CSV", false),
                                new PicturePage.Link("/picture.xlsx", "Tabellen som Excel (XLSX)", false),
                                new PicturePage.Link("/picture.geojson", "Rutorna som GeoJSON", false)),
                        List.of(new PicturePage.Link("/picture?area=tatort", "Tätorten, helger", false)),
                        "period=28d",
                        true),
                7);
    }

    static PicturePage.Detail detail(String cell) {
        return new PicturePage.Detail(
                cell,
                "Stationen",
                "31 händelser på 28 dagar, väntat 12–22 för årstiden. Ökningen gäller fredag och lördag kväll.",
                List.of(
                        new PicturePage.Fact("Antal", "31"),
                        new PicturePage.Fact("Väntat", "12–22"),
                        new PicturePage.Fact("Per 1 000 resande", "4,1"),
                        new PicturePage.Fact("Anmält / upptäckt", "19 / 12"),
                        new PicturePage.Fact("Gi*", "z 4,2, q 0,003")),
                clock(false),
                incidentRows().subList(0, 4),
                "/picture",
                MADE);
    }

    /// A count per cell, row by row from the south-west; dense around the middle.
    static int[] counts() {
        var random = new Random(1489);
        var counts = new int[COLUMNS * ROWS];
        for (int i = 0; i < counts.length; i++) {
            double dx = (i % COLUMNS - 14) / 5.0;
            double dy = (i / COLUMNS - 11) / 4.0;
            double mean = 5.5 * Math.exp(-(dx * dx + dy * dy)) + 0.14;
            double draw = -Math.log(1 - random.nextDouble()) * mean;
            counts[i] = (int) Math.round(draw);
        }
        counts[index(15, 11)] = 14;
        counts[index(14, 11)] = 9;
        counts[index(15, 10)] = 8;
        counts[index(20, 15)] = 9;
        return counts;
    }

    static int index(int column, int row) {
        return row * COLUMNS + column;
    }

    private static List<PicturePage.Notice> notices(boolean empty) {
        return empty
                ? List.of(new PicturePage.Notice(
                        PicturePage.Notice.Kind.ZERO, "Urvalet är tomt: prova en längre period eller fler typer.", -1))
                : List.of();
    }

    private static List<PicturePage.PlaceRow> rows() {
        return List.of(
                row(1, 15, 11, "Stationen", "4,1 per 1 000 resande", 31, 12, 22, Verdict.HIGHER),
                row(2, 20, 15, "Noltorp centrum", "6,2 per 1 000 boende", 14, 4, 11, Verdict.HIGHER),
                row(3, 11, 14, "Nolhaga park", "exponering: 46 väktartimmar", 17, 9, 19, Verdict.EXPECTED),
                row(4, 13, 9, "Stora torget", "exponering: 61 väktartimmar", 12, 10, 21, Verdict.EXPECTED),
                row(5, 8, 6, "Sollebrunn", "1,9 per 1 000 boende", 5, 2, 8, Verdict.EXPECTED),
                row(6, 22, 8, "Östlyckan", "för få för att bedöma", 3, 0, 0, Verdict.TOO_FEW));
    }

    private static PicturePage.PlaceRow row(
            int rank, int column, int row, String name, String basis, int count, int low, int high, Verdict verdict) {
        var cell = "c" + index(column, row);
        boolean judged = verdict != Verdict.TOO_FEW;
        return new PicturePage.PlaceRow(
                rank,
                cell,
                name,
                WEST + (column + 0.5) * LON_STEP,
                SOUTH + (row + 0.5) * LAT_STEP,
                basis,
                Integer.toString(count),
                judged ? low + "–" + high : "–",
                judged ? new IntervalBand(count, low, high, 35) : null,
                verdict,
                "/picture?selected=" + cell,
                "/picture/cell?id=" + cell);
    }

    private static PicturePage.MapPanel map(String view, List<PicturePage.PlaceRow> rows) {
        var names = List.of("cells", "areas", "density", "lastyear", "table");
        var labels = List.of("Rutor", "Områden", "Täthet", "Jämfört med i fjol", "Tabell");
        return new PicturePage.MapPanel(
                view,
                IntStream.range(0, names.size())
                        .mapToObj(i -> new PicturePage.Link(
                                "/picture?view=" + names.get(i),
                                labels.get(i),
                                names.get(i).equals(view)))
                        .toList(),
                new double[] {WEST, SOUTH, WEST + COLUMNS * LON_STEP, SOUTH + ROWS * LAT_STEP},
                "/picture/cells.json?view=" + view,
                "/picture/areas.json?view=" + view,
                "/picture/density.json?view=" + view,
                "/area/outline.geojson?layer=deso",
                "/picture/dots.json?view=" + view,
                null,
                15,
                250,
                300,
                new PicturePage.PlaceTable(rows, "1–6 av 38 platser", null, "/picture?view=table&page=2"));
    }

    private static ClockChart clock(boolean empty) {
        var random = new Random(7);
        var counts = new double[168];
        for (int i = 0; i < counts.length && !empty; i++) {
            int day = i / 24;
            int hour = i % 24;
            double night = day >= 4 && (hour >= 21 || hour < 3) ? 4.5 : 0;
            double afternoon = hour >= 14 && hour <= 18 ? 1.6 : 0.15;
            counts[i] = Math.round((night + afternoon) * random.nextDouble() * 20) / 10.0;
        }
        for (int hour = 3; hour < 6; hour++) {
            counts[24 * 2 + hour] = Double.NaN;
        }
        return new ClockChart(counts, 18);
    }

    private static TrendChart trend() {
        var random = new Random(47);
        var weeks = new ArrayList<TrendChart.Week>();
        for (int week = 22; week <= 47; week++) {
            double middle = 42 + 11 * Math.sin((week - 22) / 5.0);
            double count = week == 47 ? 63 : Math.round(middle + random.nextGaussian() * 6);
            weeks.add(new TrendChart.Week(
                    "v. " + week,
                    week == 33 || week == 34 ? Double.NaN : count,
                    Math.round(middle - 13),
                    Math.round(middle + 13),
                    Math.round(middle - 3 + random.nextGaussian() * 5)));
        }
        return new TrendChart(weeks, true);
    }

    private static PicturePage.Comparison comparison() {
        return new PicturePage.Comparison(
                List.of(
                        new PicturePage.ComparisonRow(
                                "Samma veckor i fjol", "214", "198", "+8 % (−10 till +29)", Verdict.EXPECTED),
                        new PicturePage.ComparisonRow(
                                "De 28 dagarna före", "214", "187", "+14 % (−5 till +38)", Verdict.EXPECTED),
                        new PicturePage.ComparisonRow(
                                "Övriga tätorter, per 1 000 boende",
                                "6,9",
                                "5,1",
                                "+35 % (+16 till +58)",
                                Verdict.HIGHER)),
                "Antalet skiljer sig inte säkert från i fjol; per invånare ligger tätorten högre än kommunens övriga orter.",
                MADE);
    }

    private static PicturePage.IncidentTable incidents(boolean empty) {
        return empty
                ? new PicturePage.IncidentTable(List.of(), "Inga händelser i urvalet.", null, null)
                : new PicturePage.IncidentTable(incidentRows(), "1–8 av 214, senaste först", null, "/picture?page=2");
    }

    private static List<PicturePage.IncidentRow> incidentRows() {
        var types = List.of("Klotter", "Ordningsstörning", "Skadegörelse", "Trasig belysning");
        var places = List.of("Stationen, norra entrén", "Noltorp centrum", "Nolhaga park", "Stora torget");
        var texts = List.of(
                "Nytt klotter på väntsalens vägg, cirka två kvadratmeter.",
                "Högljutt sällskap vid entrén, lämnade efter samtal.",
                "Krossad ruta i cykelgaraget.",
                "Tre lyktor släckta längs gångvägen.");
        return IntStream.range(0, 8)
                .mapToObj(i -> new PicturePage.IncidentRow(
                        "i" + i,
                        "2026-11-%02d kl. %02d.%02d".formatted(21 - i / 2, 22 - i, i * 7),
                        types.get(i % 4),
                        places.get(i % 4),
                        i % 3 == 0 ? "punkt, 12 m" : "gata, 80 m",
                        i % 2 == 0 ? "Väktare" : "Fält",
                        i % 3 == 0 ? "Anmält" : "Upptäckt",
                        texts.get(i % 4)))
                .toList();
    }

    private static PictureFilter filter(String view) {
        return new PictureFilter(
                new PictureFilter.Period(
                        "2026-10-26",
                        "2026-11-22",
                        "v. 44–47",
                        "28 dagar",
                        List.of(
                                choice("28d", "28 dagar", "v. 44–47", true),
                                choice("week", "Senaste veckan", "v. 47", false),
                                choice("quarter", "Kvartal", "kv. 4", false),
                                choice("year", "År", "2026", false),
                                choice("own", "Egna datum", "", false)),
                        "/picture?to=2026-10-25",
                        "/picture?to=2026-12-20"),
                new PictureFilter.Group(
                        "type",
                        "Alla utom trafik",
                        List.of(
                                new PictureFilter.Part(
                                        "Brott",
                                        List.of(
                                                choice("GRAFFITI", "Klotter", "41", true),
                                                choice("VANDALISM", "Skadegörelse", "28", true),
                                                choice("THEFT", "Stöld och snatteri", "19", true))),
                                new PictureFilter.Part(
                                        "Ordning",
                                        List.of(
                                                choice("DISORDER", "Ordningsstörning", "67", true),
                                                choice("TRAFFIC", "Olovlig trafik", "23", false))),
                                new PictureFilter.Part(
                                        "Miljö", List.of(choice("LIGHTING", "Trasig belysning", "36", true))))),
                group("source", "Väktare, fält, polis", "Väktare", "Fältobservationer", "Polisens händelser"),
                group("known", "Anmält och upptäckt, skilda", "Anmält", "Upptäckt", "Båda, skilda åt"),
                group("quality", "Minst gatunivå", "Minst adress", "Minst gata", "Alla"),
                group("layer", "DeSO", "DeSO", "Tätorter", "Hela kommunen"),
                group("area", "Alingsås tätort", "Alingsås tätort", "Sollebrunn", "Hela kommunen"),
                List.of(new PictureFilter.Kept("view", view)));
    }

    private static PictureFilter.Group group(String name, String summary, String... labels) {
        var choices = IntStream.range(0, labels.length)
                .mapToObj(i -> choice(name + i, labels[i], "", i == 0))
                .toList();
        return new PictureFilter.Group(name, summary, List.of(new PictureFilter.Part("", choices)));
    }

    private static PictureFilter.Choice choice(String value, String label, String note, boolean chosen) {
        return new PictureFilter.Choice(value, label, note, chosen);
    }
}
