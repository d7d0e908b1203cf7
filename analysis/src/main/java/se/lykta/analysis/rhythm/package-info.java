/// When in the day and week do incidents happen, also those known only as "between eight and five".
@NullMarked
package se.lykta.analysis.rhythm;

import org.jspecify.annotations.NullMarked;
