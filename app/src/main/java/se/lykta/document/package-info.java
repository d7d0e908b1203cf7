/// Documents that leave the program: headings and lines as tagged PDF and as Word.
@NullMarked
package se.lykta.document;

import org.jspecify.annotations.NullMarked;
