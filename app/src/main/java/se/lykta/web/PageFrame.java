package se.lykta.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a page: whose program this is, where one can go, and who is signed in.
///
/// @param municipality the municipality's name as shown beside the program's
/// @param exampleData whether the numbers are generated; every page then says so
/// @param navigation entries in reading order, only such as exist and this role may open
/// @param account the person signed in; null before sign-in
/// @param sources who the figures come from and under which licence, for the footer
public record PageFrame(
        String municipality,
        boolean exampleData,
        List<NavigationItem> navigation,
        @Nullable Account account,
        List<String> sources) {
    public PageFrame {
        navigation = List.copyOf(navigation);
        sources = List.copyOf(sources);
    }

    /// The person signed in, as the account menu shows them.
    ///
    /// @param role the role's name in the person's language
    /// @param signOutHref where the sign-out form is posted
    public record Account(String name, String role, String organisation, String signOutHref) {}
}
