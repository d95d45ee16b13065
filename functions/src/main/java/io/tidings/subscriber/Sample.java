package io.tidings.subscriber;

import java.util.List;

/**
 * Some of an audience, who are like the rest of it.
 *
 * @param share how much of the audience they are: 1 is everybody
 */
public record Sample(List<Recipient> people, double share) {

    public Sample {
        people = List.copyOf(people);
    }

    public boolean isEverybody() {
        return share == 1;
    }

    /** How many of the whole audience so many of the sample stand for. */
    public long scaled(long ofSample) {
        return Math.round(ofSample / share);
    }
}
