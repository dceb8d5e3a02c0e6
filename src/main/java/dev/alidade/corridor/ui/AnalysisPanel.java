package dev.alidade.corridor.ui;

/** What the panel at the right shows. */
enum AnalysisPanel {
    NONE,
    AUDIT,
    CONFLICTS,
    DRAFT,
    LAYER,
    SHAPE,
    BACKDROP,
    DOCTOR
}
