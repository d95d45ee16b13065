package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TopicModelTest {

    private static final List<Topic> FOUR_TOPICS = List.of(
            tagged("cooking", "recipe", "oven", "dough", "butter"),
            tagged("sailing", "boat", "harbour", "mast", "tide"),
            tagged("chess", "knight", "bishop", "pawn", "rook"),
            tagged("trains", "railway", "track", "station", "signal"));

    static final List<Topic> TOPICS = List.of(
            new Topic("cooking", "Cooking", List.of("recipe", "oven"), List.of("Kitchen"), List.of("cookies banner")),
            new Topic("sailing", "Sailing", List.of("boat", "harbour"), List.of()));

    private static final List<String> COOKING =
            List.of("recipe", "oven", "dough", "butter", "garlic", "simmer", "roast", "flour", "whisk");
    private static final List<String> SAILING =
            List.of("boat", "harbour", "mast", "tide", "anchor", "regatta", "hull", "crew", "wind");
    private static final List<String> GARDENING =
            List.of("tulip", "spade", "soil", "compost", "weeds", "lawn", "hedge", "seedling", "bulbs");

    /** Articles of two kinds; half of them have no keyword, only words that stand beside keywords elsewhere. */
    static List<Article> pool() {
        List<Article> pool = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            List<String> words = i % 2 == 0 ? COOKING : SAILING;
            int from = i % 4 < 2 ? 0 : 2;
            pool.add(anArticle()
                    .at("https://a.example.com/" + i)
                    .titled(pick(words, from, random) + " and " + pick(words, from, random))
                    .saying(pick(words, 2, random) + " with " + pick(words, 2, random) + " for "
                            + pick(words, 2, random))
                    .build());
        }
        return pool;
    }

    private static String pick(List<String> words, int from, Random random) {
        return words.get(from + random.nextInt(words.size() - from));
    }

    private static TopicModel trained() {
        return TopicModel.train(TOPICS, pool(), List.of());
    }

    @Test
    void wordsThatStandBesideKeywordsAreLearned() {
        TopicModel model = trained();

        Assignment assignment = model.assign(anArticle()
                .titled("Whisk the flour")
                .saying("Simmer garlic in butter.")
                .build());

        assertThat(TopicModel.ofKeywords(TOPICS)
                        .assign(anArticle().titled("Whisk the flour").build())
                        .topic())
                .isEmpty();
        assertThat(assignment.topic()).contains("cooking");
        assertThat(assignment.evidence()).isNotEmpty().contains("flour");
    }

    @Test
    void wordsThatSayNothingToPeopleAreNoEvidenceBesideOthers() {
        TopicModel model = trained();

        assertThat(model.assign(anArticle().titled("Whisk with garlic").build(), 0)
                        .evidence())
                .contains("whisk", "garlic")
                .noneMatch(words -> words.contains("with"));
    }

    /** How sure keywords make is learned from what keywords say, whatever tags decide. */
    @Test
    void tagsOfOtherArticlesMakeNobodyLessSure() {
        Article plain = anArticle()
                .titled("A recipe for the oven")
                .saying("Of dough and butter.")
                .build();

        double alone = TopicModel.train(FOUR_TOPICS, scattered(FOUR_TOPICS, 0), List.of())
                .assign(plain)
                .confidence();
        double among = TopicModel.train(FOUR_TOPICS, scattered(FOUR_TOPICS, 4), List.of())
                .assign(plain)
                .confidence();

        assertThat(among).isGreaterThan(alone - 0.1);
    }

    /** With so many tags that none is learned as a word. */
    private static Topic tagged(String slug, String... keywords) {
        List<String> tags =
                IntStream.range(0, 30).mapToObj(i -> slug.charAt(0) + "q" + i).toList();
        return new Topic(slug, slug, List.of(keywords), tags);
    }

    /** Articles with a keyword, or none, and words that mean nothing; so many of five are tagged. */
    private static List<Article> scattered(List<Topic> topics, int tagged) {
        List<Article> pool = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            Topic topic = topics.get(i % topics.size());
            StringBuilder title = new StringBuilder("Of");
            if (i % 3 > 0) {
                title.append(' ').append(topic.keywords().get(random.nextInt(4)));
            }
            for (int word = 0; word < 4; word++) {
                title.append(" word").append(random.nextInt(200));
            }
            ArticleBuilder article = anArticle()
                    .at("https://a.example.com/" + i)
                    .titled(title.toString())
                    .saying("");
            String tag = topic.tagAliases().get(i / topics.size());
            pool.add((i % 5 < tagged ? article.tagged(tag) : article).build());
        }
        return pool;
    }

    @Test
    void whatTheEditorDecidedIsNotOverruled() {
        TopicModel model = trained();

        assertThat(model.assign(anArticle()
                                .titled("Boat, mast and tide")
                                .tagged("kitchen")
                                .build())
                        .topic())
                .contains("cooking");
        assertThat(model.assign(anArticle()
                                .titled("Recipe for a cookies banner in the oven")
                                .tagged("kitchen")
                                .build())
                        .topic())
                .isNotEqualTo(Optional.of("cooking"));
    }

    @Test
    void confirmationsTeach() {
        List<Article> pool = pool();
        List<Confirmation> confirmations = pool.stream()
                .filter(article -> article.title().contains("regatta"))
                .map(article -> new Confirmation(article, Optional.of("cooking")))
                .toList();

        TopicModel model = TopicModel.train(TOPICS, pool, confirmations);

        assertThat(confirmations).hasSizeGreaterThan(5);
        assertThat(confirmations)
                .filteredOn(one -> model.rank(one.article()).getFirst().topic().equals("cooking"))
                .hasSizeGreaterThan(confirmations.size() / 2);
        assertThat(confirmations)
                .noneMatch(
                        one -> trained().rank(one.article()).getFirst().topic().equals("cooking"));
    }

    @Test
    void whatEditorsConfirmToBelongToNoTopicKeepsOthersLikeItOut() {
        List<Article> gardening = gardening();
        List<Article> pool = new ArrayList<>(pool());
        pool.addAll(gardening);
        List<Confirmation> confirmations = new ArrayList<>();
        gardening.subList(0, 30).forEach(article -> confirmations.add(new Confirmation(article, Optional.empty())));
        for (int i = 0; i < 30; i++) {
            confirmations.add(new Confirmation(pool.get(i), Optional.of(i % 2 == 0 ? "cooking" : "sailing")));
        }

        TopicModel unconfirmed = TopicModel.train(TOPICS, pool, List.of());
        TopicModel confirmed = TopicModel.train(TOPICS, pool, confirmations);

        assertThat(placed(unconfirmed, gardening.subList(30, 100))).isGreaterThan(50);
        assertThat(placed(confirmed, gardening.subList(30, 100))).isLessThan(10);
        assertThat(placed(confirmed, pool().subList(30, 200))).isGreaterThan(160);
        assertThat(ModelBytes.read(confirmed.bytes()).rank(gardening.get(50)))
                .isEqualTo(confirmed.rank(gardening.get(50)));
    }

    /** Articles of a kind that no topic is for; each has a word that stands in those of a topic, too. */
    private static List<Article> gardening() {
        Random random = new Random(11);
        return IntStream.range(0, 100)
                .mapToObj(i -> anArticle()
                        .at("https://a.example.com/garden/" + i)
                        .titled(pick(GARDENING, 0, random) + " and " + pick(i % 2 == 0 ? COOKING : SAILING, 2, random))
                        .saying(pick(GARDENING, 0, random) + " with " + pick(GARDENING, 0, random) + " for "
                                + pick(GARDENING, 0, random))
                        .build())
                .toList();
    }

    @Test
    void anOnlyTopicIsLearnedFromWhatBelongsToNone() {
        List<Topic> only = TOPICS.subList(0, 1);
        List<Article> pool = pool();
        List<Article> cooking =
                IntStream.range(0, 100).mapToObj(i -> pool.get(2 * i)).toList();
        List<Article> sailing =
                IntStream.range(0, 100).mapToObj(i -> pool.get(2 * i + 1)).toList();
        List<Confirmation> enough = new ArrayList<>();
        cooking.subList(0, 10).forEach(article -> enough.add(new Confirmation(article, Optional.of("cooking"))));
        sailing.subList(0, 20).forEach(article -> enough.add(new Confirmation(article, Optional.empty())));

        TopicModel byKeywords = TopicModel.train(only, pool, enough.subList(0, 29));
        TopicModel learned = TopicModel.train(only, pool, enough);
        TopicModel read = ModelBytes.read(learned.bytes());

        assertThat(byKeywords.learned()).isEmpty();
        assertThat(TopicModel.train(only, pool, enough.subList(1, 30)).learned())
                .isEmpty();
        assertThat(placed(byKeywords, cooking)).isLessThan(60);
        for (TopicModel model : List.of(learned, read)) {
            assertThat(placed(model, cooking)).isGreaterThan(90);
            assertThat(placed(model, sailing)).isZero();
        }
        assertThat(learned.assign(sailing.getLast(), 0).topic()).contains("cooking");
        assertThat(learned.certainty(sailing.getLast())).isGreaterThan(0.5);
        assertThat(mixed())
                .map(learned::assign)
                .filteredOn(
                        assignment -> assignment.confidence() > TopicModel.THRESHOLD && assignment.confidence() < 0.5)
                .isNotEmpty()
                .allMatch(assignment -> assignment.topic().isEmpty());
    }

    /** Of a keyword of cooking and more and more of sailing. */
    private static List<Article> mixed() {
        return IntStream.range(0, SAILING.size())
                .mapToObj(words -> anArticle()
                        .titled("A recipe")
                        .saying(String.join(" ", SAILING.subList(0, words)))
                        .build())
                .toList();
    }

    private static long placed(TopicModel model, List<Article> articles) {
        return articles.stream()
                .filter(article -> model.assign(article).topic().isPresent())
                .count();
    }

    @Test
    void aFirstConfirmationMakesTheOthersNoLessSure() {
        List<Article> pool = scattered(FOUR_TOPICS, 0);

        double before = meanConfidence(TopicModel.train(FOUR_TOPICS, pool, List.of()), pool);
        double after = meanConfidence(
                TopicModel.train(FOUR_TOPICS, pool, List.of(new Confirmation(pool.getFirst(), Optional.of("cooking")))),
                pool);

        assertThat(after).isBetween(before - 0.01, before + 0.05);
    }

    private static double meanConfidence(TopicModel model, List<Article> articles) {
        return articles.stream()
                .mapToDouble(article -> model.rank(article).getFirst().confidence())
                .average()
                .orElseThrow();
    }

    @Test
    void neitherOrderNorCopiesChangeTheModel() {
        List<Article> pool = new ArrayList<>(pool());
        byte[] expected = TopicModel.train(TOPICS, pool, List.of()).bytes();

        pool.addAll(pool());
        Collections.shuffle(pool, new Random(1));

        assertThat(TopicModel.train(TOPICS, pool, List.of()).bytes()).isEqualTo(expected);
    }

    @Test
    void oddPoolsStopNothing() {
        Article huge = anArticle()
                .titled("Recipe")
                .saying("oven and boat ".repeat(400_000))
                .build();
        List<Article> copies = new ArrayList<>(
                Collections.nCopies(10_000, anArticle().about("recipe").build()));
        copies.add(huge);

        for (List<Article> pool : List.of(List.<Article>of(), copies)) {
            TopicModel model = TopicModel.train(TOPICS, pool, List.of());
            assertThat(model.assign(huge).evidence()).isNotEmpty();
            assertThat(model.assign(
                            anArticle().titled("\u0000\u202e 🙂").saying("").build()))
                    .isEqualTo(Assignment.none());
        }
        assertThat(TopicModel.train(List.of(), pool(), List.of()).assign(huge)).isEqualTo(Assignment.none());
        assertThat(TopicModel.train(TOPICS.subList(0, 1), pool(), List.of())
                        .assign(huge)
                        .topic())
                .contains("cooking");
    }

    @Test
    void aKeywordThatIsEverywhereDecidesNothing() {
        List<Topic> topics = new ArrayList<>(TOPICS);
        topics.add(new Topic("all", "All", List.of("with", "for", "and"), List.of()));

        TopicModel model = TopicModel.train(topics, pool(), List.of());

        assertThat(pool().stream()
                        .filter(article -> model.assign(article).topic().equals(Optional.of("all"))))
                .hasSizeLessThan(40);
    }

    @Test
    void otherLanguagesAreJudgedByTheirOwnWords() {
        List<Topic> topics = List.of(
                new Topic(
                        "klima",
                        "Klima",
                        List.of("Klimawandel", "changement climatique", "cambio climático", "気候", "المناخ"),
                        List.of()),
                new Topic("sport", "Sport", List.of("Fußball", "football", "fútbol", "サッカー", "كرة القدم"), List.of()));
        TopicModel model = TopicModel.ofKeywords(topics);

        for (String title : List.of(
                "Der Klimawandel und die Städte",
                "Le changement climatique dans les villes",
                "El cambio climático en las ciudades",
                "気候変動と都市",
                "تغير المناخ في المدن")) {
            assertThat(model.assign(anArticle().titled(title).saying("").build())
                            .topic())
                    .as(title)
                    .contains("klima");
        }
        for (String title : List.of(
                "Der Fußball und das Geld",
                "Le football et les jeunes",
                "El fútbol de los jóvenes",
                "サッカーの話",
                "كأس كرة القدم")) {
            assertThat(model.assign(anArticle().titled(title).saying("").build())
                            .topic())
                    .as(title)
                    .contains("sport");
        }
    }

    @Test
    void whatToCheckIsMostlyWhatTheModelIsLeastCertainOf() {
        TopicModel model = trained();
        List<Article> articles = pool();

        List<Article> chosen = ToCheck.choose(model, articles, 12);

        assertThat(chosen).hasSize(12).doesNotHaveDuplicates().isEqualTo(ToCheck.choose(model, articles, 12));
        double ofChosen = gap(model, chosen.subList(0, 8));
        assertThat(ofChosen).isLessThan(gap(model, articles));
        assertThat(ToCheck.choose(model, articles.subList(0, 3), 12)).hasSize(3);
    }

    private static double gap(TopicModel model, List<Article> articles) {
        return articles.stream()
                .map(model::rank)
                .mapToDouble(
                        ranked -> ranked.get(0).confidence() - ranked.get(1).confidence())
                .average()
                .orElseThrow();
    }

    @Test
    void adviceNamesFewSharedUnusedAndEverydayKeywords() {
        List<Topic> topics = new ArrayList<>(TOPICS);
        topics.add(new Topic("boats", "Boats", List.of("boat", "harbour", "tugboat"), List.of()));
        topics.add(new Topic("sea", "Sea", List.of("boat", "harbour", "tugboat", "and"), List.of()));
        topics.add(new Topic("law", "Law", List.of("statute"), List.of()));

        List<TopicAdvice> advice = TopicAdvice.on(TopicModel.train(topics, pool(), List.of()));

        assertThat(advice)
                .extracting(TopicAdvice::topic, TopicAdvice::kind)
                .contains(
                        tuple("boats", TopicAdvice.Kind.FEW_KEYWORDS),
                        tuple("sea", TopicAdvice.Kind.OVERLAPS),
                        tuple("law", TopicAdvice.Kind.NEVER_MATCHES),
                        tuple("sea", TopicAdvice.Kind.MATCHES_NEARLY_EVERYTHING));
    }
}
