/// The police's open event feed, asked politely and taken in by the ordinary import.
@NullMarked
package se.lykta.ingest.feed;

import org.jspecify.annotations.NullMarked;
