/// Reporting from the field: the app on the phone, and the keyed intake of its reports and photos.
@NullMarked
package se.lykta.observe.field;

import org.jspecify.annotations.NullMarked;
