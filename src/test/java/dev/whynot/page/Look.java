package dev.whynot.page;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How somebody looks at the page.
 *
 * @param width of the window, in pixels
 * @param language tag, for example {@code de-DE}
 */
record Look(int width, int height, String language, ColorScheme colours) {

    static final Look USUAL = new Look(1280, 800, "en-GB", ColorScheme.LIGHT);

    Look wide(int pixels) {
        return new Look(pixels, height, language, colours);
    }

    Look in(String tag) {
        return new Look(width, height, tag, colours);
    }

    Look dark() {
        return new Look(width, height, language, ColorScheme.DARK);
    }
}
