package se.lykta.web;

/// One entry of the main navigation: a page that exists and that the signed-in role may open.
///
/// @param href the address below the context path, starting with `/`
/// @param messageKey the key of the entry's text
/// @param current whether the page shown is this one or lies below it
/// @param badge how many things wait there for this person; 0 shows nothing
public record NavigationItem(String href, String messageKey, boolean current, int badge) {
    public NavigationItem {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("href is " + href + ", must start with one slash");
        }
        if (badge < 0) {
            throw new IllegalArgumentException("badge is " + badge + ", must be >= 0");
        }
    }
}
