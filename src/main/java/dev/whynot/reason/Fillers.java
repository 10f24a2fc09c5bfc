package dev.whynot.reason;

import java.util.List;
import java.util.Set;

/**
 * Words that a reason can do without. What carries meaning is not among them: "no", "not", "too", "we", "out", "more",
 * "would".
 */
final class Fillers {

    /** Articles, prepositions and auxiliaries: they never count, neither in the text nor in the phrase. */
    private static final Set<String> EMPTY = words("""
            a an the of to for at by with w from and or is are was were be been being has have had does did
            der die das den dem des ein eine einen einem einer eines und oder von vom mit fuer fur durch bei beim
            am an auf zum zur ist sind war waren sei hat haben hatte hatten habe wird werden wurde wurden worden sich
            s re ve ll le les du un une et el los las il lo gli het een os""");

    /** Words that a text may have more than the phrase; where the phrase has them, they count. */
    private static final Set<String> OPTIONAL = words("""
            customer customers cust client prospect pros lead deal opp opportunity company they them their theirs he she
            his her him it its this that our do
            kunde kunden kundin kd interessent interessenten interessentin firma unternehmen sie er es ihm ihn ihnen ihr
            ihre ihrer ihren ihrem sein seine seiner unser unsere unserer unseren unserem
            unfortunately sadly leider because due cause main mainly basically simply just really very
            much way far quite currently actually still obviously clearly probably likely apparently definitely also
            wegen wg aufgrund weil hauptgrund absagegrund absage hauptsaechlich
            vorallem aktuell aktuelle aktuellen derzeit derzeitig momentan zurzeit gerade grad einfach viel sehr etwas
            ziemlich deutlich eindeutig absolut definitiv wohl vermutlich wahrscheinlich offenbar scheinbar angeblich auch
            laut lt acc according says said sagt meint in im on aus
            lost closed lose verloren""");

    /** What makes a topic of a thing, "price issue": it may be left out unless it is denied, "no price issue". */
    private static final Set<String> HEADS = words("""
            reason reasons issue issues problem problems topic concern concerns objection objections question
            grund gruende gruenden probleme problemen thema themen frage fragen sache bedenken einwand situation lage punkt""");

    private Fillers() {}

    static boolean isEmpty(String word) {
        return EMPTY.contains(word);
    }

    static boolean isOptional(String word) {
        return OPTIONAL.contains(word);
    }

    static Set<String> optional() {
        return OPTIONAL;
    }

    static boolean isHead(String word) {
        return HEADS.contains(word);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }
}
