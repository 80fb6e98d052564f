package org.exhibit.app.ui.common;

import org.kordamp.ikonli.javafx.FontIcon;

/// The icons the window uses, all of Material2 outlined.
public enum Glyph {
    ADD("mdoal-add"),
    ARCHIVE("mdoal-archive"),
    ARROW_DOWN("mdoal-expand_more"),
    ARROW_UP("mdoal-expand_less"),
    BLOCK("mdoal-block"),
    BOOKMARK("mdoal-bookmark_border"),
    CHECK("mdoal-check_circle"),
    CLOSE("mdoal-close"),
    COPY("mdoal-content_copy"),
    CUSTODY("mdomz-receipt_long"),
    DOWNWARD("mdoal-arrow_downward"),
    ERROR("mdoal-error_outline"),
    EVENTS("mdoal-list_alt"),
    EVIDENCE("mdoal-folder_open"),
    FILE_COPY("mdoal-file_copy"),
    FILTER("mdoal-filter_alt"),
    FINGERPRINT("mdoal-fingerprint"),
    FIT("mdomz-zoom_out_map"),
    FLAG("mdoal-flag"),
    FOLDER_NEW("mdoal-create_new_folder"),
    FUNCTIONS("mdoal-functions"),
    HELP("mdoal-help_outline"),
    HISTORY("mdoal-history"),
    IMAGE("mdoal-image"),
    INFO("mdoal-info"),
    LABEL("mdoal-label"),
    LAYERS("mdoal-layers"),
    LINEAGE("mdoal-account_tree"),
    LINK("mdoal-link"),
    LOCK("mdoal-lock"),
    MEMORY("mdomz-memory"),
    MORE("mdomz-more_horiz"),
    NEW("mdomz-new_releases"),
    NEXT("mdoal-chevron_right"),
    NOTE("mdoal-add_comment"),
    OFFLINE("mdoal-cloud_off"),
    OVERVIEW("mdoal-dashboard"),
    PACK("mdomz-picture_as_pdf"),
    PALETTE("mdomz-palette"),
    PERSON("mdomz-person"),
    PHI("mdoal-local_hospital"),
    PLAY("mdomz-play_circle_outline"),
    PLAYLIST_ADD("mdomz-playlist_add"),
    PREVIOUS("mdoal-chevron_left"),
    PUBLIC("mdomz-public"),
    REPORT("mdomz-report"),
    SAVE("mdomz-save_alt"),
    SCHOOL("mdomz-school"),
    SEARCH("mdomz-search"),
    SETTINGS("mdomz-settings"),
    SYNC("mdomz-sync"),
    SYNTHETIC("mdomz-movie_filter"),
    TIMELINE("mdomz-timeline"),
    TUNE("mdomz-tune"),
    UPLOAD("mdoal-file_upload"),
    VERIFIED("mdomz-verified"),
    WARNING("mdomz-warning"),
    ZOOM_IN("mdomz-zoom_in"),
    ZOOM_OUT("mdomz-zoom_out");

    private final String literal;

    Glyph(String literal) {
        this.literal = literal;
    }

    /// The name by which Ikonli knows it.
    public String literal() {
        return literal;
    }

    /// A new node of 16 px.
    public FontIcon icon() {
        return icon(16);
    }

    /// A new node; its colour comes from the style classes given.
    public FontIcon icon(int size, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        // By style class: the theme's own rule for icons would win over a size set here.
        icon.getStyleClass().addAll("glyph", "glyph-" + size);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }
}
