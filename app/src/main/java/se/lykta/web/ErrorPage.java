package se.lykta.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import se.lykta.access.Open;

/// What does a reader see when something went wrong? What happened in plain words, whether their work is lost, and
/// what to do next; never a stack trace.
@Controller
@Open("whoever meets an error must be told what to do")
class ErrorPage implements ErrorController {
    private static final Set<Integer> KNOWN = Set.of(400, 401, 403, 404, 405, 413, 429, 503);

    @RequestMapping("/error")
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        model.addAttribute("error", new Shown(status, Clock.systemUTC().instant()));
        return "web/error";
    }

    /// What the template shows.
    record Shown(int status, Instant at) {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Stockholm"));

        /// The last word of the message keys: a status that has its own text, or the general one.
        public String kind() {
            return KNOWN.contains(status) ? Integer.toString(status) : "other";
        }

        public String time() {
            return TIME.format(at);
        }
    }
}
