/// What was counted, what was expected, and what stands out: the questions of a picture and their answers.
@NullMarked
package se.lykta.picture.answer;

import org.jspecify.annotations.NullMarked;
