package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enters an editor's decisions into the groups, the latest first, so that an older one that contradicts it is void. */
final class Decided {

    private Decided() {}

    static void enter(List<Article> articles, List<StoryDecision> decisions, Groups groups) {
        if (decisions.isEmpty()) {
            return;
        }
        Map<ArticleId, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            places.computeIfAbsent(articles.get(i).id(), id -> new ArrayList<>(1))
                    .add(i);
        }
        for (StoryDecision decision : decisions.reversed()) {
            Optional<Integer> one = place(places, decision.one());
            Optional<Integer> other = place(places, decision.other());
            if (one.isPresent() && other.isPresent()) {
                enter(decision.kind(), one.get(), other.get(), groups);
            }
        }
    }

    private static Optional<Integer> place(Map<ArticleId, List<Integer>> places, ArticleId id) {
        return places.getOrDefault(id, List.of()).stream().findFirst();
    }

    private static void enter(StoryDecision.Kind kind, int one, int other, Groups groups) {
        switch (kind) {
            case SAME -> groups.joinAsOne(one, other);
            case DIFFERENT -> groups.keepApart(one, other);
        }
    }
}
