package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.DocumentText;
import io.tidings.edition.Edition;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The topics of a document as fields. Each topic has a key, its slug; a new one a key of its own until it is saved. The field
 * {@link #TOPICS} has the keys in their order, and {@code name-KEY} the name of one.
 */
final class TopicForm implements PartForm {

    static final String TOPICS = "topics";
    static final String NAME = "name-";
    static final String KEYWORDS = "keywords-";
    static final String ALIASES = "aliases-";
    static final String EXCLUSIONS = "exclusions-";
    static final String WEIGHT = "weight-";
    /** Whether it is to be removed: "1" or "". */
    static final String REMOVE = "remove-";

    private static final String PLACE = "place-";
    private static final String NEW = "_new";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_SLUG = 40;

    /** The lists of a topic: what their fields are called, and what they are called in the document. */
    private static final Map<String, String> LISTS =
            new TreeMap<>(Map.of(KEYWORDS, "keywords", ALIASES, "tagAliases", EXCLUSIONS, "exclusions"));

    static List<String> keys(Map<String, String> values) {
        return Stream.of(values.getOrDefault(TOPICS, "").split(" ", -1))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    static boolean isNew(String key) {
        return key.startsWith(NEW);
    }

    static boolean isRemoved(Map<String, String> values, String key) {
        return !values.getOrDefault(REMOVE + key, "").isEmpty();
    }

    /** With a further topic, of which nothing is said yet. */
    static Draft another(Draft draft) {
        return draft.with(TOPICS, draft.value(TOPICS) + " " + nextKey(draft));
    }

    /** What the next new topic will be known by. */
    static String nextKey(Draft draft) {
        List<String> keys = keys(draft.values());
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> NEW + i)
                .filter(key -> !keys.contains(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, String> shown(DocumentText document) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> keys = storedKeys(document);
        shown.put(TOPICS, String.join(" ", keys));
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            String topic = "/topics/" + i;
            shown.put(NAME + key, PartForm.line(document.value(topic + "/name").asText("")));
            LISTS.forEach((field, name) ->
                    shown.put(field + key, String.join("\n", PartForm.texts(document.value(topic + "/" + name)))));
            shown.put(WEIGHT + key, PartForm.line(document.value(weight(key)).asText("")));
        }
        return shown;
    }

    private static String weight(String slug) {
        return "/ranking/topics/" + slug;
    }

    /** Slugs where they are some, each once; what has none is known by its number. */
    private static List<String> storedKeys(DocumentText document) {
        List<String> keys = new ArrayList<>();
        JsonNode topics = document.value("/topics");
        for (int i = 0; topics.isArray() && i < topics.size(); i++) {
            String slug = topics.get(i).path("slug").asText("");
            boolean good = SLUG.matcher(slug).matches() && !keys.contains(slug);
            keys.add(good ? slug : "_" + i);
        }
        return keys;
    }

    @Override
    public Map<String, String> typed(Form form) {
        Map<String, String> typed = new LinkedHashMap<>();
        List<String> keys = form.values("topic").stream()
                .filter(key -> key.matches("[a-z0-9_-]{1,50}"))
                .filter(key -> !isNew(key) || isSaid(form, key))
                .distinct()
                .toList();
        typed.put(TOPICS, String.join(" ", placed(keys, form)));
        for (String key : keys) {
            typed.put(NAME + key, form.value(NAME + key));
            LISTS.keySet().forEach(field -> typed.put(field + key, PartForm.lines(form, field + key)));
            typed.put(WEIGHT + key, form.value(WEIGHT + key));
            typed.put(REMOVE + key, form.value(REMOVE + key));
        }
        return typed;
    }

    private static boolean isSaid(Form form, String key) {
        return Stream.of(NAME, KEYWORDS, ALIASES, EXCLUSIONS)
                .anyMatch(field -> !form.value(field + key).isEmpty());
    }

    /** Those with another place than they had go there; the others stay in their order around them. */
    private static List<String> placed(List<String> keys, Form form) {
        Map<Integer, List<String>> moved = new TreeMap<>();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String place = form.value(PLACE + keys.get(i));
            int wanted = place.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(place) - 1 : i;
            if (wanted == i) {
                placed.add(keys.get(i));
            } else {
                moved.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(keys.get(i));
            }
        }
        moved.forEach((place, there) -> placed.addAll(Math.min(place, placed.size()), there));
        return placed;
    }

    /** Those that are to stay, in their order. */
    static List<String> kept(Map<String, String> values) {
        return keys(values).stream().filter(key -> !isRemoved(values, key)).toList();
    }

    /** The topics that were there when the page was opened and are not to stay. */
    static List<String> removed(Map<String, String> opened, Map<String, String> values) {
        List<String> kept = kept(values);
        return keys(opened).stream().filter(key -> !kept.contains(key)).toList();
    }

    @Override
    public DocumentText changed(DocumentText stored, Map<String, String> typed) {
        List<String> before = storedKeys(stored);
        List<String> elements = stored.elements("/topics");
        Map<String, String> shown = shown(stored);
        Map<String, String> slugs = slugs(before, typed);
        String indent = stored.indent("/topics/0");
        List<String> written = kept(typed).stream()
                .map(key -> {
                    String topic = before.contains(key)
                            ? elements.get(before.indexOf(key))
                            : fresh(slugs.getOrDefault(key, key), indent);
                    return written(topic, key, shown, typed, indent);
                })
                .toList();
        DocumentText changed = written.equals(elements) ? stored : stored.withElements("/topics", written);
        return weighted(changed, before, slugs, shown, typed);
    }

    private static DocumentText weighted(
            DocumentText document,
            List<String> before,
            Map<String, String> slugs,
            Map<String, String> shown,
            Map<String, String> typed) {
        DocumentText changed = document;
        List<String> kept = kept(typed);
        for (String gone : before.stream().filter(key -> !kept.contains(key)).toList()) {
            changed = changed.without(weight(gone));
        }
        for (String key : kept) {
            String weight = typed.getOrDefault(WEIGHT + key, "");
            if (!weight.equals(shown.getOrDefault(WEIGHT + key, ""))) {
                String place = weight(slugs.getOrDefault(key, key));
                changed = weight.isEmpty() ? changed.without(place) : changed.with(place, DocumentText.number(weight));
            }
        }
        return changed;
    }

    private static String fresh(String slug, String indent) {
        String start = indent.isEmpty() ? "" : "\n" + indent + "  ";
        String end = indent.isEmpty() ? "" : "\n" + indent;
        return "{" + start + "\"slug\": " + DocumentText.quoted(slug) + end + "}";
    }

    /** A topic with what was typed; one that is no object stays as it is, as nobody can have typed anything. */
    private static String written(
            String topic, String key, Map<String, String> shown, Map<String, String> typed, String indent) {
        if (!topic.startsWith("{")) {
            return topic;
        }
        DocumentText written = DocumentText.of(topic);
        String name = typed.getOrDefault(NAME + key, "");
        if (!name.equals(shown.getOrDefault(NAME + key, ""))) {
            written = name.isEmpty() ? written.without("/name") : written.with("/name", DocumentText.quoted(name));
        }
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            List<String> before =
                    shown.getOrDefault(list.getKey() + key, "").lines().toList();
            List<String> now = PartForm.split(typed.getOrDefault(list.getKey() + key, ""), before);
            String place = "/" + list.getValue();
            if (!now.equals(before)) {
                String within = topic.contains("\n") ? indent + "  " : indent;
                written = now.isEmpty() ? written.without(place) : written.with(place, DocumentText.list(now, within));
            }
        }
        return written.toString();
    }

    /** Slugs for those that have none yet, made of their names. */
    private static Map<String, String> slugs(List<String> before, Map<String, String> typed) {
        Set<String> taken = new HashSet<>(before);
        taken.addAll(keys(typed));
        taken.add(Edition.IN_BRIEF);
        Map<String, String> slugs = new LinkedHashMap<>();
        keys(typed).stream().filter(TopicForm::isNew).forEach(key -> {
            String wanted = slug(typed.getOrDefault(NAME + key, ""));
            String slug = Stream.concat(
                            Stream.of(wanted),
                            IntStream.iterate(2, i -> i + 1)
                                    .mapToObj(i ->
                                            wanted.substring(0, Math.min(wanted.length(), LONGEST_SLUG - 4)) + "-" + i))
                    .filter(taken::add)
                    .findFirst()
                    .orElseThrow();
            slugs.put(key, slug);
        });
        return slugs;
    }

    /** Of a name in whatever script: what of it is in a slug's letters. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String slug = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "topic" : slug;
    }

    @Override
    public Optional<String> field(String pointer, DocumentText stored, Map<String, String> typed) {
        List<String> steps = Arrays.asList(pointer.split("/", -1));
        List<String> kept = kept(typed);
        if (pointer.equals("/topics")) {
            return Optional.of(TOPICS);
        }
        if (steps.size() >= 4 && steps.get(1).equals("topics") && steps.get(2).matches("[0-9]{1,4}")) {
            String key = kept.get(Integer.parseInt(steps.get(2)));
            return of(steps.get(3)).map(field -> field + key);
        }
        if (steps.size() == 4 && pointer.startsWith(weight(""))) {
            Map<String, String> slugs = slugs(storedKeys(stored), typed);
            return kept.stream()
                    .filter(key -> slugs.getOrDefault(key, key).equals(steps.get(3)))
                    .map(key -> WEIGHT + key)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Optional<String> of(String name) {
        if (name.equals("name")) {
            return Optional.of(NAME);
        }
        return LISTS.entrySet().stream()
                .filter(list -> list.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The order is whose who changed it; what somebody added stays, and what they removed goes unless something was typed there. */
    @Override
    public Map<String, String> merged(Map<String, String> base, Map<String, String> typed, Map<String, String> theirs) {
        Map<String, String> merged = PartForm.super.merged(base, typed, theirs);
        List<String> mine = keys(typed);
        List<String> others = keys(theirs);
        List<String> order = new ArrayList<>(mine.equals(keys(base)) ? others : mine);
        Stream.concat(mine.stream(), others.stream())
                .filter(key -> !order.contains(key) && !keys(base).contains(key))
                .forEach(order::add);
        mine.stream().filter(key -> !order.contains(key)).forEach(order::add);
        order.removeIf(key -> !others.contains(key) && !isTyped(key, base, typed));
        merged.put(TOPICS, String.join(" ", order));
        return merged;
    }

    private static boolean isTyped(String key, Map<String, String> base, Map<String, String> typed) {
        return Stream.of(NAME, KEYWORDS, ALIASES, EXCLUSIONS, WEIGHT)
                .map(field -> field + key)
                .anyMatch(field -> !typed.getOrDefault(field, "").equals(base.getOrDefault(field, "")));
    }
}
