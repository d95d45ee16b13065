package io.tidings.render;

/** The plural categories of Unicode CLDR for whole numbers, in the languages we speak. */
final class Plurals {

    private Plurals() {}

    static String category(String language, long n) {
        return switch (language) {
            case "ja" -> "other";
            case "ar" -> arabic(n);
            default -> n == 1 ? "one" : "other";
        };
    }

    private static String arabic(long n) {
        long hundredth = n % 100;
        if (n <= 2) {
            return n == 0 ? "zero" : n == 1 ? "one" : "two";
        }
        if (hundredth >= 3 && hundredth <= 10) {
            return "few";
        }
        return hundredth >= 11 ? "many" : "other";
    }
}
