/// Tests of the feed against a server of their own.
@NullMarked
package se.lykta.ingest.feed;

import org.jspecify.annotations.NullMarked;
