package se.lykta.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Is a word a given name that is common in Sweden, and is the next one a place rather than a surname?
/// The list is our own, compiled from everyday knowledge; it leaves out names that are also ordinary words or
/// brands.
final class GivenNames {

    private static final Set<String> NAMES = Set.of("""
            Anna Eva Maria Karin Sara Kristina Lena Kerstin Emma Ingrid Marie Malin Jenny Hanna Annika Birgitta
            Susanne Elin Monica Monika Sofia Carina Inger Linda Ulla Johanna Ida Katarina Helena Emelie Julia
            Elisabeth Åsa Anette Camilla Gunilla Louise Amanda Margareta Lisa Anita Ulrika Matilda Therese Alice
            Frida Cecilia Pia Ebba Jessica Elsa Barbro Maja Siv Alva Moa Agneta Klara Ellen Josefin Alma Astrid
            Wilma Ella Berit Caroline Sandra Nathalie Natalie Lovisa Fatima Amina Aisha Zahra Mariam Leila Nour
            Layla Samira Yasmin Agnes Signe Olivia Freja Saga Selma Vera Stina Tove Erik Lars Karl Anders Johan
            Per Nils Lennart Hans Gunnar Bengt Fredrik Sven Daniel Andreas Peter Mikael Michael Magnus Jan
            Thomas Tomas Alexander Stefan Martin Mats Björn Oskar Oscar Marcus Markus Patrik Leif Emil Henrik
            Ulf Mattias Christer Simon Jonas Kjell Robert Anton Göran Niklas Christoffer Kristoffer Viktor
            Victor Elias William Rolf Filip Lucas Lukas Håkan Jakob Jacob David Sebastian Hugo Oliver Liam Noah
            Adam Axel Ludvig Isak Albin Joakim Roger Kent Jonathan Rickard Richard Linus Tobias Rasmus Kenneth
            Samuel Gustav Gustaf Pontus Jesper Dennis Robin Mohamed Mohammed Muhammad Ahmed Ahmad Ali Hassan
            Hussein Omar Ibrahim Yusuf Youssef Abdi Mahmoud Khaled Mustafa Amir Bilal Hamza Ismail Jamal Karim
            Reza Goran Dragan Milan Zoran Ivan Pavel Piotr Kevin Leo Theo Arvid Edvin Melvin Vincent Alfred
            Benjamin Casper Gabriel Joel Josef Love Malte Olle Otto Sixten Ture Valter Wilmer Pelle Kalle
            """.strip().split("\\s+"));

    private static final List<String> PLACE_ENDINGS = List.of(
            "gatan",
            "gata",
            "vägen",
            "väg",
            "torget",
            "torg",
            "parken",
            "park",
            "plats",
            "platsen",
            "gränd",
            "allé",
            "allén",
            "stigen",
            "skolan",
            "skola",
            "bron",
            "backe",
            "backen",
            "kyrka",
            "kyrkan",
            "hamn",
            "hamnen",
            "gymnasiet",
            "huset",
            "gården",
            "leden",
            "station",
            "centrum",
            "kyrkogård",
            "län",
            "kommun");

    private GivenNames() {}

    static boolean contains(String word) {
        return NAMES.contains(word);
    }

    /// Does the word end like a street or a place, or does such a word follow it (`Karl Johans gata`)?
    static boolean isPlace(String text, int from, int to) {
        if (endsLikePlace(text.substring(from, to))) {
            return true;
        }
        if (to >= text.length() || text.charAt(to) != ' ') {
            return false;
        }
        int end = to + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return PLACE_ENDINGS.contains(text.substring(to + 1, end).toLowerCase(Locale.ROOT));
    }

    private static boolean endsLikePlace(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PLACE_ENDINGS.stream().anyMatch(ending -> ending.length() > 3 && lower.endsWith(ending));
    }
}
