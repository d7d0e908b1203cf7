package se.lykta.example;

import java.util.List;

/// Which categories occur at a place, and how often one beside the other? Written `CODE:weight CODE:weight`.
record Mix(List<String> categories, double[] cumulative) {
    Mix {
        categories = List.copyOf(categories);
    }

    static Mix parse(String text) {
        var parts = List.of(text.split(" ", -1));
        var cumulative = new double[parts.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += Double.parseDouble(parts.get(i).substring(parts.get(i).indexOf(':') + 1));
            cumulative[i] = sum;
        }
        return new Mix(
                parts.stream().map(part -> part.substring(0, part.indexOf(':'))).toList(), cumulative);
    }

    String category(Draws draws) {
        return categories.get(draws.weighted(cumulative));
    }
}
