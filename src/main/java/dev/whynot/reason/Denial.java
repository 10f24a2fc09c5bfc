package dev.whynot.reason;

import java.util.regex.Pattern;

/** How far a clause says that something was not the reason, told by patterns of the kinds of its words. */
enum Denial {
    NO,
    /** It praises or concedes, which denies only where another clause names a reason: "great demo, but ...". */
    BESIDE_A_REASON,
    YES;

    private static final Pattern NEGATED = anyOf(
            // not because of, nicht wegen; but "kauft nicht wegen" is a reason
            "(?:^|[,CLFDTWMRI])A*nA*d?B",
            // no por precio, non per il prezzo
            "[nk][ACD]*q[dD]*[TWMR]",
            // nicht am Preis, not on price
            "(?:^|[,CLFDTWMR])A*nA*a[DAeh]*[TWMR][LACF]*(?:,|$)",
            // lag nicht an, nicht am Preis gescheitert, am Preis lag es nicht, not lost on price
            "L[AC]*n[ADde]*[aB]",
            "nA*[aB][^,n]{1,4}L",
            "[aB][^,]{1,3}L[AD]{0,2}n[AC]*(?:,|$)",
            "nA*[LF]A*[aBb]D*[TWMR]",
            // not the price, it was not features, weder Preis noch Produkt, no era el precio
            "^(?:[AxID]{0,3}C)?A*nA*D?[TWMt](?:A*+[nk]?+A*+D?+[TWMt]){0,9}+[AC]*(?:,|$)",
            "^A*[nk]CA*D?[TWM](?:,|$)",
            // der Preis war es nicht
            "^A*[De]?[TWMt]CA*nA*(?:,|$)",
            // price is not the issue, Preis spielte keine Rolle
            "[TWMRt][Ae]*[CcH]{0,3}A*[nk][ACdDeX]*[TWM]?I",
            "[TMt][Ae]*[CcH]{0,3}A*[nk][ACdDe]*j",
            "^A*nA*D?[TWMt]CD?I",
            // no price issue, kein Preisthema, nicht aus Preisgründen
            "[nk][AdDe]*[TWMR]A*I",
            "[nk][AdDeC]*[faB]?[AdDe]*t",
            "[nk]A*f[dD]*[TWMR]A*I",
            // no problem with the price
            "[nk][AdDeX]*I(?:[abB]+[DAde]*|D)[TWMR]",
            // an der Qualität nichts auszusetzen, nothing wrong
            "[TWMR]A*mA*I",
            "m[aDde]+[TWMR]I",
            // not too expensive, nicht teuer
            "n[Au]*(?:ZA*[XY]|Y)(?=[ACc]*(?:,|$|[fb]))",
            // nothing missing, es fehlte nichts
            "[nm][AC]*F(?=[AC]*(?:,|$))",
            "FA*[nm][AC]*(?:,|$)",
            "kTF",
            // has nothing to do with price, hat nichts mit dem Preis zu tun
            "(?:^|[HCA,])mxcb[dDe]*[TMu]",
            "(?:^|[HCA,])m(?:Zxb[dDe]*[TMu]|b[dDe]*[TMu]Zx)");

    /** What a praise must not have beside it to deny. */
    private static final Pattern NO_PRAISE = Pattern.compile("[nkmXYFOoi]|ZP");

    private static final Pattern PRAISE = anyOf(
            // price was fine, Demo mit Hr. X lief gut, Preis passt
            "[TWMRt][^CcHnkO,]{0,4}[CcH]+[ADegbfdhup]{0,4}P",
            "[TWMRt][Agp]{0,3}P",
            // liked the product, begeistert von der Demo, loved it, Produkt gefiel
            "V[ADdebfagu]{0,4}[TWu]",
            "VA*P?(?:,|$)",
            "[TWu][CHADex]{0,3}V",
            // happy with our offer
            "s[bfaADd]*[eu]",
            "sb[DA]*T");

    /** What there was: not a reason, unless it says when. */
    private static final Pattern RESOURCE = anyOf(
            // budget is there, Bedarf vorhanden
            "[MR][^CcHnkO,]{0,2}[CcH]*[ADebfdp]{0,3}E",
            "T[Ag]*(?:[CcH]+[ADebfdp]{0,3}E|E(?:[b,]|$))",
            // there was budget, es gab Bedarf
            "(?:EC+|G)[Ad]*[MR]A*(?:,|$)",
            // has budget, Budget haben sie
            "H[AdD]{0,2}[MR]A*(?:,|$)",
            "[MR]A*HA*(?:,|$)");

    /** Praise of what cannot be told, or of everything. */
    private static final Pattern FAINT_PRAISE = anyOf("^A*PA*[dDe]*[TW]", "g[CcHADb]*[PV]", "^A*[Cc]?A*v");

    /** Anything good, before a "but". */
    private static final Pattern CONCEDED = Pattern.compile("[PVvsE]");

    /**
     * How far a clause denies.
     *
     * @param kinds its words by {@link WordKinds}
     * @param isConceded whether a "but" follows
     */
    static Denial of(String kinds, boolean isConceded) {
        if (hasAny(kinds, "nkm") && NEGATED.matcher(kinds).find()) {
            return YES;
        }
        if (isConceded && kinds.indexOf('z') >= 0) {
            return BESIDE_A_REASON;
        }
        if (!hasAny(kinds, "PEVvsHG") || NO_PRAISE.matcher(kinds).find()) {
            return NO;
        }
        if (PRAISE.matcher(kinds).find()
                || kinds.indexOf('N') < 0 && RESOURCE.matcher(kinds).find()) {
            return YES;
        }
        return FAINT_PRAISE.matcher(kinds).find()
                        || isConceded && CONCEDED.matcher(kinds).find()
                ? BESIDE_A_REASON
                : NO;
    }

    private static boolean hasAny(String kinds, String some) {
        return kinds.chars().anyMatch(kind -> some.indexOf(kind) >= 0);
    }

    private static Pattern anyOf(String... patterns) {
        return Pattern.compile(String.join("|", patterns));
    }
}
