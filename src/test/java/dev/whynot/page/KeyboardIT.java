package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.whynot.page.Views.button;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Where the keyboard is, and that what opens on top of the page is sound, too. */
class KeyboardIT extends SamplePages {

    private static final String FOCUSED = """
            () => {
              let element = document.activeElement;
              const hosts = [];
              while (element?.shadowRoot?.activeElement) {
                hosts.push(element.localName);
                element = element.shadowRoot.activeElement;
              }
              return [...hosts, element?.localName].join(' ');
            }""";

    @Test
    void firstTabSkipsToTheContent() {
        Page page = open("/?view=review", Look.USUAL);
        assertThat(page.locator("wn-review-item").first()).isVisible();
        assertThat(page.locator("wn-unusable a").first()).isVisible();
        page.keyboard().press("Tab");
        Locator skip = link(page, "Skip to the content");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        assertThat(page.getByRole(AriaRole.BANNER).locator(skip)).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("wn-unusable a").first()).isFocused();
    }

    @Test
    void nameOfTheViewIsSeenOnANarrowScreen() {
        Page page = open("/?view=sync", Look.USUAL.wide(360).in("de-DE"));
        Locator views = page.getByRole(AriaRole.NAVIGATION).first();
        assertThat(views.getByText("Daten", new Locator.GetByTextOptions().setExact(true)))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.95));
    }

    @Test
    void recordsGiveTheFocusBackToWhatOpenedThem() {
        Page page = open("/", Look.USUAL);
        Locator opener = figure(page, "Rejections").locator("a.big");
        opener.focus();
        page.keyboard().press("Enter");
        Locator records = page.getByRole(AriaRole.DIALOG);
        assertThat(records.getByRole(AriaRole.HEADING).first()).isFocused();

        Locator record = records.locator("tbody a").nth(1);
        assertThat(record).isVisible();
        String id = record.innerText();
        record.focus();
        page.keyboard().press("Enter");
        assertThat(records.getByText("What changed")).isVisible();
        assertThat(records.getByRole(AriaRole.HEADING).first()).isFocused();
        link(page, "Back to the list").focus();
        page.keyboard().press("Enter");
        assertThat(records.getByText(id)).isFocused();

        page.keyboard().press("Escape");
        assertThat(records).hasCount(0);
        assertThat(opener).isFocused();

        page.keyboard().press("Enter");
        assertThat(records).isVisible();
        link(page, "Close").click();
        assertThat(records).hasCount(0);
        assertThat(opener).isFocused();
    }

    @Test
    void focusStaysInTheRecordsWhileTheyAreOpen() {
        Page page = open(
                "/?records=object%3Dopportunity%26filter%3Doutcome%253Alost%26filter%3Dindustry%253AGovernment%26filter%3Dstate%253ATirol",
                Look.USUAL);
        Locator records = page.getByRole(AriaRole.DIALOG);
        assertThat(records.locator("tbody a").first()).isVisible();
        int links = records.locator("a, button, [tabindex]").count();
        for (int i = 0; i <= links; i++) {
            page.keyboard().press("Tab");
            // after the last one the browser's own controls have their turn
            assertThat((String) page.evaluate(FOCUSED)).matches("(wn-app wn-records .*)|body");
        }
    }

    @Test
    void formOfAFilterTakesTheFocusAndGivesItBack() {
        Page page = open("/", Look.USUAL);
        Locator add = button(page, "+ Add filter");
        add.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Dimension")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Dimension")).hasCount(0);
        assertThat(add).isFocused();

        page.keyboard().press("Enter");
        page.getByLabel("Search values").fill("gov");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Government"))
                .check();
        button(page, "Apply").press("Enter");
        assertThat(page.getByText("Industry = Government")).isVisible();
        assertThat(add).isFocused();
    }

    @Test
    void listOfReasonsGivesTheFocusBack() {
        Page page = open("/?view=review", Look.USUAL);
        Locator other = page.locator("wn-review-item").first().getByText("Other reason");
        other.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Search a reason")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Search a reason")).hasCount(0);
        assertThat(other).isFocused();
    }

    @Test
    void keysWithoutModifierCanBeSwitchedOff() {
        Page page = open("/?view=review", Look.USUAL);
        Locator items = page.locator("wn-review-item");
        assertThat(items.first().locator("article")).hasAttribute("aria-current", "true");
        page.keyboard().press("j");
        assertThat(items.nth(1).locator("article")).hasAttribute("aria-current", "true");
        Locator keys = page.getByLabel(Pattern.compile("^Keys: 1 to 3"));
        keys.uncheck();
        assertThat(page.locator("[aria-keyshortcuts], kbd")).hasCount(0);
        page.keyboard().press("k");
        page.keyboard().press("1");
        assertThat(items.nth(1).locator("article")).hasAttribute("aria-current", "true");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);

        page.reload();
        assertThat(items.first().locator("article")).hasAttribute("aria-current", "true");
        assertThat(keys).not().isChecked();
        page.keyboard().press("1");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        keys.check();
        page.keyboard().press("1");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say who you are first.");
    }

    @Test
    void whatOpensOnTopIsSoundInTheHarderLook() {
        Look look = Look.USUAL.wide(360).in("de-DE").dark();
        String records = "object%3Dopportunity%26filter%3Doutcome%253Alost";
        Page page = open("/?records=" + records, look);
        assertThat(page.locator("dialog tbody a").first()).isVisible();
        isSound(page);
        page.locator("dialog tbody a").first().click();
        assertThat(page.locator("dialog dl")).isVisible();
        isSound(page);
        page = open("/", look);
        page.locator("wn-filters #add").click();
        assertThat(page.locator("wn-filters li input").first()).isVisible();
        isSound(page);
        page = open("/?view=review", look);
        page.locator("wn-review-item #other").first().click();
        assertThat(page.locator("wn-reason-picker li button").first()).isVisible();
        isSound(page);
    }
}
