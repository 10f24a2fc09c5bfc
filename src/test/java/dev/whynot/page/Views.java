package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the tests of single views have in common. */
final class Views {

    /** Opportunities under the names of Salesforce; the amount of the last one cannot be read. */
    static final String EXPORT_WITH_A_BAD_ROW = """
            Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CreatedDate,CloseDate,Loss_Reason__c
            006000000000001AAA,Closed Lost,true,false,48000,EUR,2026-01-12T09:30:00.000Z,2026-03-02,Zu teuer
            006000000000002AAA,Closed Won,true,true,21500,EUR,2026-01-20T11:00:00.000Z,2026-02-27,
            006000000000003AAA,Closed Lost,true,false,a lot,EUR,2026-02-01T08:00:00.000Z,2026-03-09,Price
            """;

    private Views() {}

    /** Dark, narrow and German: where most can go wrong. Axe takes seconds for each look. */
    static Stream<Look> hardestLook() {
        return Stream.of(Look.USUAL.dark().wide(360).in("de-DE"));
    }

    /** Light, wide and English, too. */
    static Stream<Look> looks() {
        return Stream.concat(Stream.of(Look.USUAL), hardestLook());
    }

    /** Waits until all answers are there, and fails where axe finds something serious or the page is wider than its window. */
    static void isSound(Page page) {
        assertThat(page.locator("[aria-busy=true], .waiting")).hasCount(0);
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
        assertThat(serious).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is cut off at the side")
                .isTrue();
    }

    /** Clicks what shows a count, finds as many records, and closes them again. */
    static void leadsToAsManyRecords(Page page, Locator figure, String count) {
        figure.click();
        Locator records = page.getByRole(AriaRole.DIALOG);
        assertThat(records.getByRole(AriaRole.HEADING).first())
                .hasText(count.equals("1") ? "1 record" : count + " records");
        page.keyboard().press("Escape");
        assertThat(records).hasCount(0);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
