package io.tidings.article;

/** Which names mean what. */
final class Fields {
    private Fields() {}
}
