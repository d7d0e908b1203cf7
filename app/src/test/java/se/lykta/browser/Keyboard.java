package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Somebody without a pointer: reaches everything with the tabulator key, and must be able to see where they
/// are.
final class Keyboard {
    private static final int MOST_STOPS = 400;
    private static final String FOCUS = "node => node === document.activeElement";
    /// An outline or a ring on what has the focus, or on the label that shows for it.
    private static final String SEEN = """
            node => [node, node.closest('label'), node.nextElementSibling].some(it => it && (
                (getComputedStyle(it).outlineStyle !== 'none' && parseFloat(getComputedStyle(it).outlineWidth) > 0)
                || getComputedStyle(it).boxShadow !== 'none'))
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /// Goes on to the first element that is meant, however many stops away it is.
    Keyboard reach(Locator target) {
        var one = target.first();
        one.waitFor();
        for (int i = 0; i < MOST_STOPS && !(boolean) one.evaluate(FOCUS); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(one.evaluate(FOCUS))
                .as("reached %s on %s", target, page.url())
                .isEqualTo(true);
        assertThat(one.evaluate(SEEN))
                .as("focus of %s is seen on %s", target, page.url())
                .isEqualTo(true);
        return this;
    }

    /// Follows a link or pushes a button.
    void press(Locator target) {
        reach(target);
        page.keyboard().press("Enter");
    }

    /// Opens what is folded away, if it is.
    void open(Locator details) {
        if (details.first().getAttribute("open") == null) {
            press(details.first().locator("summary"));
        }
    }

    /// Ticks a box or takes an option button.
    void tick(Locator target) {
        reach(target);
        page.keyboard().press("Space");
        assertThat(target.first().isChecked()).as("ticked %s", target).isTrue();
    }

    void type(Locator target, String text) {
        reach(target);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        assertThat(target.first().inputValue()).isEqualTo(text);
    }

    /// Goes down a closed list to an option.
    void choose(Locator select, String value) {
        reach(select);
        var list = select.first();
        int options = list.locator("option").count();
        page.keyboard().press("Home");
        for (int i = 0; i < options && !list.inputValue().equals(value); i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(list.inputValue()).isEqualTo(value);
    }

    /// A date is typed figure by figure, in the order that the browser shows.
    void date(Locator target, LocalDate day) {
        reach(target);
        for (var order : new String[] {"MMddyyyy", "yyyyMMdd", "ddMMyyyy"}) {
            for (int part = 0; part < 3; part++) {
                page.keyboard().press("ArrowLeft");
            }
            page.keyboard().type(day.format(DateTimeFormatter.ofPattern(order)));
            if (target.first().inputValue().equals(day.toString())) {
                return;
            }
        }
        assertThat(target.first().inputValue()).isEqualTo(day.toString());
    }
}
