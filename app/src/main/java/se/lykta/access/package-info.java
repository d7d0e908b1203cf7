/// Ground: who may do what. Roles, permissions, the one table between them, and the guard that holds every route to it.
@NullMarked
package se.lykta.access;

import org.jspecify.annotations.NullMarked;
