/// Tests in a real browser, against the whole program.
@NullMarked
package se.lykta.browser;

import org.jspecify.annotations.NullMarked;
