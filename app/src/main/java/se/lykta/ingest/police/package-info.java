/// The open event feed of the Swedish police: titles, places and versions.
@NullMarked
package se.lykta.ingest.police;

import org.jspecify.annotations.NullMarked;
