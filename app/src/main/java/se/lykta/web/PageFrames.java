package se.lykta.web;

import jakarta.servlet.http.HttpServletRequest;

/// Which frame belongs around the page that this request asks for? Answered from the municipality's settings and the
/// signed-in person's permissions.
@FunctionalInterface
public interface PageFrames {
    PageFrame frame(HttpServletRequest request);
}
