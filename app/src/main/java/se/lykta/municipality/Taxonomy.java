package se.lykta.municipality;

import java.util.List;
import java.util.Optional;

/// The categories of incidents in the order they are offered.
public record Taxonomy(List<Category> categories) {

    public Taxonomy {
        categories = List.copyOf(categories);
    }

    public Optional<Category> find(String code) {
        return categories.stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    /// @throws IllegalArgumentException if there is no such category
    public Category get(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("category is " + code + ", must be in the taxonomy"));
    }
}
