@NullMarked
package se.lykta.ingest.run;

import org.jspecify.annotations.NullMarked;
