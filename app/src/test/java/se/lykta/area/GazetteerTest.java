package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GazetteerTest {

    private static final PlaceName BY = place("Lyktby", PlaceName.Kind.LOCALITY);
    private static final PlaceName STREET = place("Öppna gatan", PlaceName.Kind.STREET);
    private static final PlaceName SQUARE = place("Stora torget", PlaceName.Kind.PLACE);
    private static final PlaceName SMALL_SQUARE = place("Lilla torget", PlaceName.Kind.PLACE);
    private static final PlaceName OPPNA = place("Oppna gatan", PlaceName.Kind.STREET);

    private final Gazetteer gazetteer = new Gazetteer(List.of(BY, STREET, SQUARE, SMALL_SQUARE, OPPNA));

    @Test
    void takesAnExactNameWhateverItsCaseAndPunctuation() {
        assertThat(gazetteer.findExact(" STORA-TORGET. ")).contains(SQUARE);
        assertThat(gazetteer.findExact("O\u0308ppna gatan")).contains(STREET);
    }

    @Test
    void neverTakesLessThanAnExactName() {
        assertThat(gazetteer.findExact("Stora torge")).isEmpty();
        assertThat(gazetteer.findExact("Stora torget 3")).isEmpty();
        assertThat(new Gazetteer(List.of(BY, place("Lyktby", PlaceName.Kind.AREA))).findExact("Lyktby"))
                .isEmpty();
    }

    @Test
    void ranksAnUmlautAboveItsBareLetter() {
        assertThat(gazetteer.candidates("Öppna gatan", 2))
                .containsExactly(
                        new Gazetteer.Candidate(STREET, Gazetteer.Match.EXACT, 1),
                        new Gazetteer.Candidate(OPPNA, Gazetteer.Match.WITHOUT_DIACRITICS, 0.95));
    }

    @Test
    void findsSwappedMissingAndExtraLetters() {
        assertThat(gazetteer.candidates("Sotra torget", 3))
                .extracting(Gazetteer.Candidate::place)
                .startsWith(SQUARE);
        assertThat(gazetteer.candidates("Lykby", 1))
                .extracting(Gazetteer.Candidate::place)
                .containsExactly(BY);
        assertThat(gazetteer.candidates("Stora torget 12 B", 1))
                .extracting(Gazetteer.Candidate::match)
                .containsExactly(Gazetteer.Match.SIMILAR);
    }

    @Test
    void answersNothingForNothingAndForTheUnknown() {
        assertThat(gazetteer.candidates("", 5)).isEmpty();
        assertThat(gazetteer.candidates("?!", 5)).isEmpty();
        assertThat(gazetteer.candidates("Xanadu", 5)).isEmpty();
        assertThat(new Gazetteer(List.of()).candidates("Lyktby", 5)).isEmpty();
        assertThatThrownBy(() -> gazetteer.candidates("Lyktby", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsANameAmongAHundredThousandAfterOneSlip() {
        SplittableRandom random = new SplittableRandom(1489);
        List<PlaceName> many = IntStream.range(0, 100_000)
                .mapToObj(i -> place(word(random) + " " + word(random), PlaceName.Kind.STREET))
                .toList();
        Gazetteer large = new Gazetteer(many);
        int found = 0;
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            PlaceName wanted = many.get(random.nextInt(many.size()));
            StringBuilder slip = new StringBuilder(wanted.name());
            slip.deleteCharAt(random.nextInt(1, slip.length()));
            boolean among = large.candidates(slip.toString(), 5).stream()
                    .anyMatch(candidate -> candidate.place().name().equals(wanted.name()));
            found += among ? 1 : 0;
        }
        System.out.printf(
                "gazetteer: %d of 200 found, %.1f ms a look-up%n", found, (System.nanoTime() - start) / 200e6);
        assertThat(found).isGreaterThanOrEqualTo(195);
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append("bdfgklmnrstv".charAt(random.nextInt(12))).append("aeiouyåäö".charAt(random.nextInt(9)));
        }
        return word.toString();
    }

    private static PlaceName place(String name, PlaceName.Kind kind) {
        return new PlaceName(name, kind, null, "invented");
    }
}
