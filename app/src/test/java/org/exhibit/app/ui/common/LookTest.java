package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours and icons: text that cannot be read, or an icon that does not exist, is found here and
/// not on a screen.
class LookTest {
    private static final Pattern COLOUR =
            Pattern.compile("(-(?:color|ex)-[a-z0-9-]+): (#[0-9a-f]{6});");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-ex-selection");
    private static final List<String> TEXTS =
            List.of(
                    "-color-fg-default",
                    "-color-fg-muted",
                    "-color-accent-fg",
                    "-color-success-fg",
                    "-color-warning-fg",
                    "-color-danger-fg");
    private static final List<String> SOURCES =
            List.of("-ex-src-cloudtrail", "-ex-src-s3", "-ex-src-flow", "-ex-src-other");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextColourCanBeReadOnEveryGround(Theme theme) throws IOException {
        Map<String, String> colours = colours(theme);

        for (String ground : GROUNDS) {
            for (String text : TEXTS) {
                assertThat(contrast(colour(colours, text), colour(colours, ground)))
                        .as("%s on %s, %s", text, ground, theme)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void sourcesStandOutFromTheGround(Theme theme) throws IOException {
        Map<String, String> colours = colours(theme);

        for (String source : SOURCES) {
            assertThat(contrast(colour(colours, source), colour(colours, "-color-bg-default")))
                    .as(source)
                    .isGreaterThan(4.5);
        }
    }

    @Test
    void darkRedefinesEveryColourThatLightHas() throws IOException {
        Map<String, String> light = block(".root {");
        Map<String, String> dark = block(".root.dark {");

        light.keySet().remove("-ex-avatar");
        assertThat(dark.keySet()).containsExactlyElementsOf(light.keySet());
    }

    @ParameterizedTest
    @EnumSource(Glyph.class)
    void everyIconExists(Glyph glyph) {
        Ikon icon =
                glyph.literal().startsWith("mdoal-")
                        ? Material2OutlinedAL.findByDescription(glyph.literal())
                        : Material2OutlinedMZ.findByDescription(glyph.literal());

        assertThat(icon.getCode()).isPositive();
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static Map<String, String> colours(Theme theme) throws IOException {
        Map<String, String> colours = block(".root {");
        if (theme == Theme.DARK) {
            colours.putAll(block(".root.dark {"));
        }
        return colours;
    }

    private static Map<String, String> block(String selector) throws IOException {
        try (InputStream in = Theme.stylesheet().openStream()) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = css.indexOf(selector);
            Matcher matcher = COLOUR.matcher(css.substring(start, css.indexOf('}', start)));
            Map<String, String> colours = new LinkedHashMap<>();
            while (matcher.find()) {
                colours.put(matcher.group(1), matcher.group(2));
            }
            return colours;
        }
    }

    /// The contrast ratio of WCAG 2.2, section 1.4.3.
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff)
                + 0.7152 * linear(rgb >> 8 & 0xff)
                + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void everyTypefaceIsOnTheClassPath() {
        assertThat(Fonts.load()).isEqualTo(Fonts.expected());
    }
}
