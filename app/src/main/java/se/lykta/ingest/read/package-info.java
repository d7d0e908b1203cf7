/// Readers of the file formats: each turns a file, hostile or not, into rows and coded rejections in bounded
/// memory.
@NullMarked
package se.lykta.ingest.read;

import org.jspecify.annotations.NullMarked;
