/// Step 1: files and feeds in. Incident files are read row by row, mapped by a template to validated drafts, and
/// what cannot be used is refused with a code and a place.
@NullMarked
package se.lykta.ingest;

import org.jspecify.annotations.NullMarked;
