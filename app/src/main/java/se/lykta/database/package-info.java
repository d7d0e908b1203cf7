/// Ground: where the data stand. Embedded or server PostgreSQL, the data folder and its lock, migrations, and the one
/// way to reach the tables: [se.lykta.database.Database], which binds every statement to one municipality.
@NullMarked
package se.lykta.database;

import org.jspecify.annotations.NullMarked;
