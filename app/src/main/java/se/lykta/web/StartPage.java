package se.lykta.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.lykta.access.Access;
import se.lykta.access.Open;

/// Leads from the bare address to the first page the person may open.
@Controller
class StartPage {
    private final PersonalFrames frames;

    StartPage(PersonalFrames frames) {
        this.frames = frames;
    }

    @Open("leads everybody to where they may go")
    @GetMapping("/")
    String show(Access access) {
        return "redirect:" + frames.start(access);
    }
}
