package org.einthoven.explain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.statement.TwelveLeads;

/** The game in which the leads of each {@link LeadRegion} share out a statement. */
final class LeadShapley {

    private static final List<LeadRegion> PLAYERS = List.of(LeadRegion.values());

    /** Variants of a recording that are asked for. */
    static final int COALITIONS = 1 << PLAYERS.size();

    private LeadShapley() {}

    /** The recording with the leads of some regions only, from none to all of them. */
    static Stream<TwelveLeads> coalitions(TwelveLeads leads) {
        return IntStream.range(0, COALITIONS).mapToObj(members -> LeadRegion.left(leads, members(members)));
    }

    private static Set<LeadRegion> members(int bits) {
        Set<LeadRegion> members = EnumSet.noneOf(LeadRegion.class);
        PLAYERS.stream().filter(region -> (bits >> region.ordinal() & 1) == 1).forEach(members::add);
        return members;
    }

    /** @param logOdds what the classifier says of each of the {@link #coalitions} */
    static CoalitionGame<LeadRegion> game(double[] logOdds) {
        return new CoalitionGame<>(PLAYERS, logOdds);
    }
}
