/// The frame around every page: layout, navigation, language and theme, error page, and the delivery of scripts and
/// styles.
@NullMarked
package se.lykta.web;

import org.jspecify.annotations.NullMarked;
