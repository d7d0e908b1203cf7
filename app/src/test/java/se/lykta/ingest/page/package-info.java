@NullMarked
package se.lykta.ingest.page;

import org.jspecify.annotations.NullMarked;
