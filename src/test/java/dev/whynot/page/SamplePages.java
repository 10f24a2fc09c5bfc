package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of views share: the packaged service with the bundled sample, and a real Chromium that looks at it. */
@ExtendWith(SharedSample.class)
abstract class SamplePages {

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d[\\d,.]*");

    @AfterEach
    void nothingWentWrongUnseen() {
        SharedSample.browser().closePages();
        assertThat(SharedSample.browser().complaints()).isEmpty();
    }

    static Page open(String path, Look look) {
        return SharedSample.browser().open(path, look);
    }

    static Page open(String path, Look look, Consumer<Page> before) {
        return SharedSample.browser().open(path, look, before);
    }

    static JsonNode get(String path) throws IOException, InterruptedException {
        return SharedSample.service().get(path);
    }

    /** A card by its title. */
    static Locator figure(Page page, String title) {
        return page.locator("wn-figure")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(title).setExact(true))));
    }

    /** What the browser says of answers that tests make fail. */
    static List<String> complaintsAfterClosing() {
        SharedSample.browser().closePages();
        return SharedSample.browser().complaints();
    }

    /** Follows a link whose text begins with a count: as many records must be shown. */
    static void leadsToAsManyRecords(Page page, Locator link) {
        assertThat(link).isVisible();
        Matcher number = FIRST_NUMBER.matcher(link.innerText());
        assertThat(number.find()).as("'%s' tells a count", link.innerText()).isTrue();
        Views.leadsToAsManyRecords(page, link, number.group());
    }

    /** All answers are there, none failed, nothing is cut off at the side, and axe finds nothing serious. */
    static void isSound(Page page) {
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        Views.isSound(page);
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    static Locator link(Page page, Pattern name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
