@NullMarked
package se.lykta.database;

import org.jspecify.annotations.NullMarked;
