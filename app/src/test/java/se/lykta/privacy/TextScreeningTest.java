package se.lykta.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lykta.privacy.TextScreening.Kind;

class TextScreeningTest {

    private static List<Kind> kinds(String text) {
        return TextScreening.screen(text).findings().stream()
                .map(TextScreening.Finding::kind)
                .toList();
    }

    /// A number that belongs to nobody we know: a random date, serial and the check digit that fits.
    private static String number(Random random, int variant) {
        int year = 1930 + random.nextInt(90);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28) + (variant % 7 == 6 ? 60 : 0);
        String nine = "%02d%02d%02d%03d".formatted(year % 100, month, day, random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int product = (nine.charAt(i) - '0') * (2 - i % 2);
            sum += product > 9 ? product - 9 : product;
        }
        String last = nine.substring(6) + (10 - sum % 10) % 10;
        String date = nine.substring(0, 6);
        return switch (variant % 5) {
            case 0 -> date + "-" + last;
            case 1 -> date + "+" + last;
            case 2 -> date + last;
            case 3 -> year / 100 + date + "-" + last;
            default -> year / 100 + date + last;
        };
    }

    @Test
    void findsAtLeast99PercentOfPersonalNumbers() {
        Random random = new Random(20260101);
        int found = 0;
        for (int i = 0; i < 1000; i++) {
            String number = number(random, i);
            String text = "Kvinna (%s) anträffad kl 22.10 vid Storgatan 4, ärende 5000-K%06d-26."
                    .formatted(number, random.nextInt(1_000_000));
            TextScreening.Screened screened = TextScreening.screen(text);
            found += screened.isBlocked() && !screened.masked().contains(number.substring(number.length() - 4)) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(990);
    }

    @Test
    void blocksLessThanOnePercentOfOtherNumbers() {
        Random random = new Random(20260102);
        int alarms = 0;
        for (int i = 0; i < 10_000; i++) {
            alarms += TextScreening.screen(otherNumbers(random, i)).isBlocked() ? 1 : 0;
        }
        assertThat(alarms).isLessThan(100);
    }

    private static String otherNumbers(Random random, int i) {
        int a = random.nextInt(1000);
        int b = random.nextInt(100);
        int c = random.nextInt(100);
        int million = random.nextInt(1_000_000);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        return switch (i % 10) {
            case 0 -> "Ring 070-%03d %02d %02d före kl 08.00".formatted(a, b, c);
            case 1 -> "Tel 0322-%03d%03d, mobil 073%07d".formatted(a, random.nextInt(1000), random.nextInt(10_000_000));
            case 2 -> "Ärende 5000-K%06d-26 och 0105-K%d-25".formatted(million, million);
            case 3 -> "2026-%02d-%02d 22:%02d till 2026-%02d-%02d 23:10".formatted(month, day, b % 60, month, day);
            case 4 -> "Inrapporterat 2026%02d%02d %02d%02d av larmbolaget".formatted(month, day, b % 24, c % 60);
            case 5 -> "Skadan uppgår till %d %03d kr, faktura %06d".formatted(a, random.nextInt(1000), million);
            case 6 -> "Dnr KS 2025/%04d, objekt %08d".formatted(random.nextInt(10_000), random.nextInt(100_000_000));
            case 7 ->
                "Position 57.%06d, 12.%06d; SWEREF 64%05d.%d 35%04d"
                        .formatted(million, million, million / 10, b, million / 100);
            case 8 ->
                "Larm nr %05d kvitterat 22.%02d, klart 23.%02d, 3 ljuspunkter".formatted(million / 10, b % 60, c % 60);
            default -> "Mobil 070%07d besvarades inte".formatted(random.nextInt(10_000_000));
        };
    }

    @Test
    void findsTheOtherKinds() {
        assertThat(kinds("Ring 070-123 45 67 eller +46 70 123 45 67")).containsExactly(Kind.PHONE, Kind.PHONE);
        assertThat(kinds("Skriv till anna.svensson@exempel.se.")).containsExactly(Kind.EMAIL);
        assertThat(kinds("Volvo ABC123, Saab ABC 12D, regnr abc12d"))
                .containsExactly(Kind.REGISTRATION_PLATE, Kind.REGISTRATION_PLATE, Kind.REGISTRATION_PLATE);
        assertThat(kinds("Vittnet Anna Karin Svensson och Mohamed Ali")).containsExactly(Kind.NAME, Kind.NAME);
        assertThat(kinds("Samordningsnummer 701063-2391")).containsExactly(Kind.COORDINATION_NUMBER);
        assertThat(kinds("811228-9874")).containsExactly(Kind.PERSONAL_NUMBER);
        assertThat(kinds("811228-9873")).isEmpty();
    }

    @Test
    void leavesPlacesAndOrdinaryWordsAlone() {
        for (String text : List.of(
                "Vid Karl Gustavsgatan och Erik Dahlbergs gata",
                "Sven Hultins gata 12, rum 214, hus ABC",
                "Bråk vid Nolhaga park kl 22.10, E20 norrut, väg 180",
                "Buss 401 mot Göteborg C 22.15, tre ungdomar",
                "TEL 112 larmades, RUM 101",
                "Temperatur -5, 3 st, 100 %, 1 200 kr")) {
            assertThat(kinds(text)).as(text).isEmpty();
        }
    }

    @Test
    void keepsKnownPlacesAndMasksThePersonsBesideThem() {
        var places = KnownPlaces.of(List.of("Gustav Adolf", "Karl Johan", "Norra Anna Lind", "Nolhaga", "Storgatan"));

        for (String text : List.of(
                "Klotter i Gustav Adolf, bakom kyrkan",
                "Klotter i Gustav Adolfs församling",
                "Bråk vid Karl Johan.",
                "Bråk på Karl Johansgatan 3, Karl Johans torg och Gustav Adolfs torg",
                "Skräp i Norra Anna Lind")) {
            assertThat(TextScreening.screen(text, places).masked()).isEqualTo(text);
        }
        assertThat(TextScreening.screen("Anna Svensson sågs i Gustav Adolf, Karl Nilsson vid Nolhaga", places)
                        .masked())
                .isEqualTo("[***] sågs i Gustav Adolf, [***] vid Nolhaga");
        assertThat(TextScreening.screen("Gustav Adolf Andersson och Anna Lind", places)
                        .masked())
                .as("a person of that name")
                .isEqualTo("[***] Andersson och [***]");
        assertThat(TextScreening.screen("Gustav Adolfsson och Karl Johansson", places)
                        .masked())
                .isEqualTo("[***] och [***]");
        assertThat(TextScreening.screen("I Gustav Adolf ring 070-123 45 67", places)
                        .masked())
                .isEqualTo("I Gustav Adolf ring [***]");
    }

    @Test
    void screensATextThatEndsWithAZero() {
        assertThat(TextScreening.screen("0").isClean()).isTrue();
        assertThat(TextScreening.screen("nummer 0").isClean()).isTrue();
        assertThat(TextScreening.screen("+").isClean()).isTrue();
    }

    @Test
    void masksEveryFindingAndNothingElse() {
        assertThat(TextScreening.screen("Anna Svensson, 811228-9874, tel 0322-12 34 56.")
                        .masked())
                .isEqualTo("[***], [***], tel [***].");
        assertThat(TextScreening.screen("").masked()).isEmpty();
        assertThat(TextScreening.screen("Ingen åverkan").isClean()).isTrue();
    }

    @Test
    void screensAHundredThousandTextsInASecondOrTwo() {
        String text = "Trasig belysning vid Nolhaga park kl 22.10, ärende 5000-K123456-26, ring 070-123 45 67.";
        long before = System.nanoTime();
        int findings = 0;
        for (int i = 0; i < 100_000; i++) {
            findings += TextScreening.screen(text).findings().size();
        }
        assertThat(findings).isEqualTo(100_000);
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }
}
