/// The pages of an import: seven steps from a file to a report, and the history with undo.
@NullMarked
package se.lykta.ingest.page;

import org.jspecify.annotations.NullMarked;
