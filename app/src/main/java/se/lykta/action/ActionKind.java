package se.lykta.action;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocalText;

/// A kind of action in the catalogue.
///
/// @param code capital letters, digits and underscores
/// @param mechanism how it is thought to work
/// @param needs what law and practice ask for
/// @param measure how to tell whether it helped
/// @param control whether it watches or controls people, so that alternatives must be weighed
/// @param cost typical cost; null where no source gives one
/// @param leadTime from decision to in place; null where no source gives one
public record ActionKind(
        String code,
        LocalText name,
        LocalText mechanism,
        LocalText needs,
        LocalText measure,
        boolean control,
        @Nullable Sourced cost,
        @Nullable Sourced leadTime) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public static final String LIGHTING = "LIGHTING";
    public static final String CAMERA = "CAMERA";
    public static final String PUBLIC_ORDER_GUARD = "PUBLIC_ORDER_GUARD";
    public static final String PLEDGE = "PLEDGE";

    /// A figure and who gives it.
    public record Sourced(LocalText text, LocalText source) {}

    public ActionKind {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("code is " + code + ", must be like LIGHTING");
        }
    }

    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }
}
