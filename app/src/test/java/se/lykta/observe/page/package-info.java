@NullMarked
package se.lykta.observe.page;

import org.jspecify.annotations.NullMarked;
