/// The application: one package per feature, in the order of the data flow told in ARCHITECTURE.md.
@NullMarked
package se.lykta;

import org.jspecify.annotations.NullMarked;
