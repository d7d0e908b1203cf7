package se.lykta.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.util.WebUtils;

/// Puts the layout into the model of every page. Answers that are no pages (map data, files, feeds) go without:
/// theirs would be worked out, with questions to the database, for nobody to see.
@ControllerAdvice
class LayoutAdvice {
    private static final PageFrame BARE = new PageFrame("", false, List.of(), null, List.of());

    private final ObjectProvider<PageFrames> frames;

    private final Assets assets;

    LayoutAdvice(ObjectProvider<PageFrames> frames, Assets assets) {
        this.frames = frames;
        this.assets = assets;
    }

    @ModelAttribute("layout")
    Layout layout(HttpServletRequest request, Locale locale) {
        var source = frames.getIfAvailable();
        var frame = source == null || isNoPage(request) ? BARE : source.frame(request);
        var theme = Layout.Theme.find(cookie(request, Preferences.THEME_COOKIE)).orElse(null);
        return new Layout(frame, assets, locale.getLanguage(), theme, here(request));
    }

    private static boolean isNoPage(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                && (handler.hasMethodAnnotation(ResponseBody.class)
                        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
                        || handler.isVoid()
                        || ResponseBodyEmitter.class.isAssignableFrom(
                                handler.getReturnType().getParameterType()));
    }

    private static String here(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return failed;
        }
        var query = request.getQueryString();
        return query == null ? request.getServletPath() : request.getServletPath() + "?" + query;
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
